"""Kinds of items: reading what people type, strictly where its meaning is not certain."""

from istc.definitions.kinds.kind import Kind, Reader, Value
from istc.definitions.kinds.reading import parse, reader, show
from istc.definitions.kinds.records import Refused, Row, Values, parse_record
from istc.definitions.kinds.refusals import Refusal, refuse
from istc.definitions.kinds.registry import KINDS

__all__ = [
    "KINDS",
    "Kind",
    "Reader",
    "Refusal",
    "Refused",
    "Row",
    "Value",
    "Values",
    "parse",
    "parse_record",
    "reader",
    "refuse",
    "show",
]
