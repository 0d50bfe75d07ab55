"""YAML 1.2 core with lines: what stays text, what is refused (docs/DEFINITIONS.md)."""

import pytest

from istc.definitions.problems import Problem
from istc.definitions.source.located import Block, Series
from istc.definitions.source.yaml_text import read


def one(text: str) -> object:
    raw, problems = read(text.encode(), "a.yaml")
    assert problems == []
    return raw


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "yes",
        "off",
        "NO",
        "01",
        "010",
        "12:30",
        "1e3",
        "1.5",
        "0x1F",
        "2020-03-05",
        ".inf",
    ],
)
def test_what_looks_like_something_else_stays_text(text: str):
    assert one(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13", 13),
        ("-3", -3),
        ("0", 0),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("", None),
    ],
)
def test_what_converts(text: str, value: object):
    assert one(f"a: {text}") == {"a": value}


def test_lines_are_kept():
    raw = one("a: 1\nb:\n  - x\n  - {c: 1,\n     d: 2}\n")
    assert isinstance(raw, Block)
    assert raw.lines == {"a": 1, "b": 2}
    series = raw["b"]
    assert isinstance(series, Series)
    assert series.lines == [3, 4]
    assert series[1].lines == {"c": 4, "d": 5}
    assert series[1].place == ("a.yaml", 4)


def test_a_key_that_stands_twice_is_told_and_the_first_kept():
    raw, problems = read(b"a: 1\nb: 2\na: 3\n", "f.yaml")
    assert raw == {"a": 1, "b": 2}
    assert problems == [Problem("f.yaml", 3, "Q002", "key 'a' stands here twice (first in line 1)")]


@pytest.mark.parametrize("key", ["1", "true", "[a]", "~"])
def test_a_key_must_be_text(key: str):
    raw, problems = read(f"? {key}\n: x\n".encode(), "f.yaml")
    assert raw == {}
    assert [(one.line, one.code) for one in problems] == [(1, "Q003")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"a: [1\nb: 2", 2),
        (b"a: 1\n b: 2", 2),
        (b"a: \xff", 1),
        (b"a: \x00", 1),
        (b"a: 1\n---\nb: 2", 2),
        (b"a: &x [*x]", 1),
        (b"a: !!python/object:os.system {}", 1),
    ],
)
def test_what_is_not_our_yaml_is_told(text: bytes, line: int):
    raw, problems = read(text, "f.yaml")
    assert raw is None
    assert [(one.file, one.line, one.code) for one in problems] == [("f.yaml", line, "Q001")]
