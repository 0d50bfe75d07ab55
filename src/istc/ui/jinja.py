"""The Jinja2 environment of all pages: what a template may call, and how it is escaped."""

from functools import lru_cache
from typing import Any

from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from istc.ui import formats, icons, scripts


def environment(**options: Any) -> Environment:
    """Build the environment; Django calls this once with the loader and `autoescape`.

    A name that a template does not get is an error, not an empty string.
    """
    settings = {
        **options,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**settings)  # noqa: S701 - Django passes autoescape=True
    made.globals.update(static=icons.file, url=address, icon=icons.icon, shape=icons.shape)
    made.filters.update(FILTERS)
    return made


@lru_cache(maxsize=4096)
def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a view, e.g. `url("entry:form", year=2020, form="HZ_02_001")`.

    Kept: a page names two dozen of them, and looking one up costs as much as a macro.
    """
    return reverse(name, args=args or None, kwargs=kwargs or None)


FILTERS = {
    "number": formats.number,
    "percent": formats.percent,
    "chinese": formats.chinese,
    "clock": formats.clock,
    "day": formats.day,
    "until": formats.until,
    "script": scripts.script,
}
