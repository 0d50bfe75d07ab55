"""Checks beside the balances, with `each` expanded and the scope derived."""

from collections.abc import Iterator

from istc.definitions.compile.bench import Bench
from istc.definitions.compile.scope import scope
from istc.definitions.expression.syntax import Expression
from istc.definitions.model import Rule
from istc.definitions.source.forms import CheckSource


def rules(bench: Bench, sources: list[CheckSource]) -> tuple[Rule, ...]:
    found = (_rule(bench, rule_id, one) for rule_id, one in _expanded(bench, sources))
    return tuple(rule for rule in found if rule)


def _expanded(bench: Bench, sources: list[CheckSource]) -> Iterator[tuple[str, CheckSource]]:
    for source in sources:
        name = f"{bench.form}.{source.id}"
        bench.locate(name, source.place)
        if source.each is None:
            yield name, source
            continue
        for number, words in enumerate(source.each, start=1):
            filled = {
                key: _fill(getattr(source, key), words)
                for key in ("when", "test", "say", "mend", "at")
            }
            bench.places.setdefault(f"{name}.{number}", source.place)
            yield f"{name}.{number}", source.model_copy(update=filled)


def _fill(text: str | None, words: dict[str, str]) -> str | None:
    for key, word in words.items():
        text = text.replace(f"{{{key}}}", word) if text else text
    return text


def _rule(bench: Bench, rule_id: str, source: CheckSource) -> Rule | None:
    place = source.place
    test = bench.condition(source.test, place)
    when = bench.condition(source.when, place) if source.when else None
    if test is None:
        return None
    items = _items(test, when)
    show_at = bench.item_of(source.at, place) if source.at else next(iter(items), None)
    return Rule(
        id=rule_id,
        level=source.level,
        origin=source.origin,
        scope=source.scope or scope(bench, (test, when)),
        text=source.test,
        test=test,
        when=when,
        say=source.say,
        mend=source.mend,
        show_at=show_at,
        items=items,
        forms=_forms(bench.form, test, when),
        line=place.line,
    )


def _items(test: Expression, when: Expression | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(test.items() + (when.items() if when else ())))


def _forms(own: str, test: Expression, when: Expression | None) -> tuple[str, ...]:
    others = test.forms() | (when.forms() if when else frozenset())
    return (own, *sorted(others))
