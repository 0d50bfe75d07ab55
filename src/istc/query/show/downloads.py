"""Addresses of the downloads, where that part is installed: the same filter drives both (N39)."""

from django.urls import NoReverseMatch, reverse

FORM, WHOLE = (
    "downloads:form",
    (("全部 Excel", "file-zip", "downloads:all"), ("WORD", "file-word", "downloads:word")),
)


def form_address(year: int, form: str, query: str) -> str:
    return _address(FORM, query, year=year, form=form)


def whole_addresses(year: int, query: str) -> list[tuple[str, str, str]]:
    """Label, icon and address of each download of everything."""
    found = [(label, icon, _address(name, query, year=year)) for label, icon, name in WHOLE]
    return [one for one in found if one[2]]


def part_address(year: int, part: int, query: str) -> str:
    """Of all forms of a part."""
    return _address(WHOLE[0][2], f"{query}&part={part}", year=year)


def _address(name: str, query: str, **kwargs: object) -> str:
    try:
        return f"{reverse(name, kwargs=kwargs)}?{query}"
    except NoReverseMatch:
        return ""
