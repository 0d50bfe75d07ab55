"""What changed from one edition to the next, by permanent ids (N44)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from istc.definitions.dump import dump
from istc.definitions.model import Edition

Sort = Literal["form", "item", "rule"]
What = Literal["added", "removed", "changed"]

_INSIDE: tuple[Sort, ...] = ("item", "rule")
# `digest` and `year` differ whenever anything does; `items` and `rules` are told one by one.
_FORM_KEYS = ("title", "part", "record", "instructions")


@dataclass(frozen=True)
class Change:
    """`name` is a form's code, an item's or a rule's id; `keys` what differs, old and new."""

    sort: Sort
    what: What
    form: str
    name: str
    keys: tuple[tuple[str, Any, Any], ...] = ()


def changes(old: Edition, new: Edition) -> list[Change]:
    """Forms, items and rules that were added, removed or changed, in the new edition's order."""
    before, after = _by_name(dump(old)["forms"], "code"), _by_name(dump(new)["forms"], "code")
    found = list(_compare("form", "", _only_keys(before), _only_keys(after)))
    for code in after.keys() & before.keys():
        for sort in _INSIDE:
            was, now = before[code][f"{sort}s"], after[code][f"{sort}s"]
            found += _compare(sort, code, _by_name(was, "id"), _by_name(now, "id"))
    order = {form.code: place for place, form in enumerate(new.forms)}
    return sorted(found, key=lambda one: order.get(one.form or one.name, len(order)))


def _by_name(things: list[dict[str, Any]], key: str) -> dict[str, dict[str, Any]]:
    return {thing[key]: thing for thing in things}


def _only_keys(forms: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {code: {key: form[key] for key in _FORM_KEYS} for code, form in forms.items()}


def _compare(
    sort: Sort, form: str, old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]]
) -> Iterator[Change]:
    for name in new.keys() - old.keys():
        yield Change(sort, "added", form, name)
    for name in old.keys() - new.keys():
        yield Change(sort, "removed", form, name)
    for name, now in new.items():
        was = old.get(name, now)
        keys = sorted(key for key in {*was, *now} if was.get(key) != now.get(key))
        if keys:
            differing = tuple((key, was.get(key), now.get(key)) for key in keys)
            yield Change(sort, "changed", form, name, differing)
