"""YAML 1.2 core, read by PyYAML's C parser: no surprises, no lost duplicates, lines kept."""

import re
from typing import Any

import yaml

from istc.definitions.problems import Place, Problem, problem
from istc.definitions.source.located import Block, Series


class _Loader(yaml.CSafeLoader):
    """`no`, `on`, `010`, `12:30`, `1e3`, `1.5` and dates stay text; only plain integers convert."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    file: str
    problems: list[Problem]

    def place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Block:
    block = Block(loader.place(node))
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        place = loader.place(key_node)
        if not isinstance(key, str):
            loader.problems.append(problem("Q003", place, f"key {key!r} must be text: quote it"))
        elif key in block:
            message = f"key {key!r} stands here twice (first in line {block.lines[key]})"
            loader.problems.append(problem("Q002", place, message))
        else:
            block[key] = loader.construct_object(value_node, deep=True)
            block.lines[key] = place.line
    return block


def _sequence(loader: _Loader, node: yaml.SequenceNode) -> Series:
    series = Series(loader.place(node))
    for child in node.value:
        series.append(loader.construct_object(child, deep=True))
        series.lines.append(loader.place(child).line)
    return series


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789")
)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:seq", _sequence)


def read(text: bytes, file: str) -> tuple[Any, list[Problem]]:
    """The one document of a file, and what is wrong with it as YAML (then None)."""
    try:
        loader = _Loader(text)
        loader.file, loader.problems = file, []
        raw = loader.get_single_data()
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return None, [problem("Q001", _place(error, file), f"not YAML: {_words(error)}")]
    return raw, loader.problems


def _place(error: Exception, file: str) -> Place:
    mark = getattr(error, "problem_mark", None)
    return Place(file, mark.line + 1 if mark else 1)


def _words(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error).splitlines()[0]
