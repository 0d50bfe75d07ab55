"""The lines of the directory as HTML, made once per form and state: every page has all of them."""

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from istc.entry.present.directory import Entry, State
from istc.ui.icons import shape

LINE = Markup(
    '<li class="{state}"><a href="{address}"{current} title="{code} {title}（{label}）">{shape}'
    '<code>{short}</code><span class="el">{title}</span><span class="sr">{label}</span></a></li>'
)
CURRENT = Markup(' aria-current="page"')


def lines(entries: tuple[Entry, ...], states: Mapping[str, State], current: str) -> Markup:
    return Markup("").join(
        line(entry, (found := states[entry.code]).state, found.label, entry.code == current)
        for entry in entries
    )


@lru_cache(maxsize=4096)
def line(entry: Entry, state: str, label: str, current: bool) -> Markup:
    return LINE.format(
        state=state,
        address=entry.address,
        current=CURRENT if current else "",
        code=entry.code,
        title=entry.title,
        label=label,
        shape=shape(state),
        short=entry.short,
    )
