"""Choice lists from their sources."""

from collections.abc import Mapping
from dataclasses import replace

from istc.definitions.marks import holding
from istc.definitions.model import First, Option, OptionList
from istc.definitions.source.survey import ListSource


def build_all(sources: Mapping[str, ListSource], year: int) -> dict[str, OptionList]:
    """Every list for a survey year; those drawn from another one have its options."""
    own = {name: build(name, source, year) for name, source in sources.items()}
    return {name: drawn(one, own) if one.of else one for name, one in own.items()}


def build(list_id: str, source: ListSource, year: int) -> OptionList:
    options = tuple(
        Option(
            code=option.code,
            label=option.label,
            note=option.note,
            group=option.group,
            search=option.search,
            marks=tuple(option.flags),
            flags=holding(tuple(option.flags), year),
        )
        for option in source.options
    )
    first = source.first
    return OptionList(
        id=list_id,
        title=source.title,
        origin=source.origin,
        options=options,
        other=source.other,
        source=source.source,
        flags=dict(source.flags),
        maintained=source.maintained,
        barred=tuple(source.barred),
        of=source.of or "",
        first=First(first.flag, first.group, first.others) if first else None,
        ahead=options if source.of else (),
    )


def drawn(one: OptionList, lists: Mapping[str, OptionList]) -> OptionList:
    """Its own options, then the base's; only its own where there is no base."""
    base = lists.get(one.of)
    if base is None:
        return one
    options = (*one.ahead, *_ordered(base, one.first))
    return replace(one, options=options, other=base.other, flags=base.flags)


def _ordered(base: OptionList, first: First | None) -> tuple[Option, ...]:
    """Those that have the flag first, under a heading each."""
    if first is None:
        return base.options
    has = [replace(it, group=first.group) for it in base.options if first.flag in it.flags]
    rest = [replace(it, group=first.others) for it in base.options if first.flag not in it.flags]
    return (*has, *rest)
