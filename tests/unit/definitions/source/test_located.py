"""Finding the line of an entry, and filling words in."""

from istc.definitions.problems import Place
from istc.definitions.source.located import Block, Series, fill, place_at
from istc.definitions.source.yaml_text import read

TEXT = b"a: x{year}\nb:\n  - {c: '{year}-{next}'}\n  - 3\n"
START = Place("f.yaml", 9)


def raw() -> Block:
    found, _ = read(TEXT, "f.yaml")
    assert isinstance(found, Block)
    return found


def test_a_path_leads_to_a_line():
    assert place_at(raw(), ("a",), START) == ("f.yaml", 1)
    assert place_at(raw(), ("b", 1), START) == ("f.yaml", 4)
    assert place_at(raw(), ("b", 0, "c"), START) == ("f.yaml", 3)


def test_steps_that_are_not_there_are_passed_over():
    assert place_at(raw(), ("b", "some model", 0, "d"), START) == ("f.yaml", 3)
    assert place_at(raw(), ("b", 7), START) == ("f.yaml", 2)
    assert place_at(None, ("a",), START) == START


def test_words_are_filled_in_texts_only_where_they_are_known():
    filled = fill(raw(), {"year": "2020"})
    assert filled == {"a": "x2020", "b": [{"c": "2020-{next}"}, 3]}
    assert filled.lines == {"a": 1, "b": 2}
    assert filled["b"].lines == [3, 4]
    assert raw()["a"] == "x{year}"


def test_a_series_without_lines_stands_where_it_begins():
    series = Series(START)
    assert series.place_of(3) == START
    assert Block(START).place_of("a") == START
