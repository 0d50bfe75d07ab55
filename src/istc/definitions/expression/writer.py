"""Writes a tree back as text in brackets notation: what digests and comparisons stand on."""

from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Logic,
    Node,
    Not,
    Number,
    Ref,
    Text,
)


def write(node: Node) -> str:
    """Fully bracketed, with permanent ids, so that equal trees and only they give equal texts."""
    match node:
        case Number(value=value):
            return f"{value:f}" if value >= 0 else f"(-{-value:f})"
        case Text(value=value):
            return f'"{value}"'
        case Ref(item=item, form=form):
            return f"[{'.'.join(part for part in (form, item) if part)}]"
        case _:
            return _write_inner(node)


def _write_inner(node: Call | Arithmetic | Comparison | Logic | Not) -> str:
    match node:
        case Call(name=name, args=args):
            return f"{name}({', '.join(map(write, args))})"
        case Logic(operator=word, parts=parts):
            return f"({f' {word} '.join(map(write, parts))})"
        case Not(part=part):
            return f"(not {write(part)})"
        case _:
            return f"({write(node.left)} {node.operator} {write(node.right)})"
