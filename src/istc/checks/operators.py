"""Reckoning, comparing and joining; a part that cannot be judged (None) is passed on."""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from istc.checks.functions import Numeric, Textual, Truth
from istc.checks.numbers import CONTEXT, ZERO
from istc.checks.scene import Scene

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def plus(*parts: Numeric) -> Numeric:
    add = CONTEXT.add

    def total(scene: Scene) -> Decimal | None:
        found = ZERO
        for part in parts:
            value = part(scene)
            if value is None:
                return None
            found = add(found, value)
        return found

    return total


def divide(one: Decimal, two: Decimal) -> Decimal | None:
    return CONTEXT.divide(one, two) if two else None


def reckon(do: Callable[[Decimal, Decimal], Decimal | None]) -> Callable[..., Numeric]:
    def make(left: Numeric, right: Numeric) -> Numeric:
        def find(scene: Scene) -> Decimal | None:
            one, two = left(scene), right(scene)
            return None if one is None or two is None else do(one, two)

        return find

    return make


def compare(sign: str, left: Numeric, right: Numeric) -> Truth:
    holds = COMPARE[sign]

    def judge(scene: Scene) -> bool | None:
        one, two = left(scene), right(scene)
        return None if one is None or two is None else holds(one, two)

    return judge


def compare_text(sign: str, left: Textual, right: Textual) -> Truth:
    """Blanks are equal to each other only; they are neither before nor after anything."""
    holds, ordered = COMPARE[sign], sign not in {"=", "!="}

    def judge(scene: Scene) -> bool | None:
        one, two = left(scene), right(scene)
        if one is None or two is None or (ordered and not (one and two)):
            return None
        return holds(one, two)

    return judge


def every(*parts: Truth) -> Truth:
    return _joined(parts, decisive=False)


def some(*parts: Truth) -> Truth:
    return _joined(parts, decisive=True)


def _joined(parts: tuple[Truth, ...], *, decisive: bool) -> Truth:
    """One decisive part settles it, whatever cannot be judged beside it."""

    def judge(scene: Scene) -> bool | None:
        outcome: bool | None = not decisive
        for part in parts:
            found = part(scene)
            if found is decisive:
                return decisive
            if found is None:
                outcome = None
        return outcome

    return judge


def negate(part: Truth) -> Truth:
    def judge(scene: Scene) -> bool | None:
        found = part(scene)
        return None if found is None else not found

    return judge


def provided(condition: Truth, then: Truth) -> Truth:
    """Judged only where the condition holds."""
    return lambda scene: then(scene) if condition(scene) is True else None
