"""The comparisons that a test consists of: their sides are what a message shows."""

from istc.definitions.expression.syntax import Comparator, Comparison, Logic, Node, Number

MIRRORED: dict[Comparator, Comparator] = {
    ">": "<",
    ">=": "<=",
    "<": ">",
    "<=": ">=",
    "=": "=",
    "!=": "!=",
}


def facing(node: Comparison) -> Comparison:
    """With the constant on the right, so that the sentence begins with the item."""
    if isinstance(node.left, Number) and not isinstance(node.right, Number):
        return Comparison(MIRRORED[node.operator], node.right, node.left)
    return node


def comparisons(node: Node) -> tuple[Comparison, ...]:
    """The comparisons that must all hold, in order; none where the rule is of another shape."""
    match node:
        case Comparison():
            return (facing(node),)
        case Logic(operator="and", parts=parts):
            return tuple(one for part in parts for one in comparisons(part))
    return ()
