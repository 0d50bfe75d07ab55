"""Icons and state shapes as references into two sprite files, so that pages stay small."""

from functools import cache

from django.templatetags.static import static
from markupsafe import Markup

HIDDEN = Markup('aria-hidden="true"')
SIZES = {14, 16, 18, 20, 24, 32}


def icon(name: str, size: int = 18, label: str = "", classes: str = "") -> Markup:
    """A Tabler icon from `icons.txt`; hidden from screen readers unless it has a label."""
    return _icon(name, size, label, classes, sprite=file("vendor/icons.svg"))


def shape(state: str, size: int = 16, label: str = "") -> Markup:
    """The shape of a form's state (design §4), e.g. `shape("done")`."""
    return _shape(state, size, label, sprite=file("ui/states.svg"))


@cache
def file(name: str) -> str:
    """A static file's address, worked out once: a page asks for a hundred."""
    return static(name)


@cache
def _shape(state: str, size: int, label: str, *, sprite: str) -> Markup:
    return _use(f"st s{size}", sprite, state, label)


@cache
def _icon(name: str, size: int, label: str, classes: str, *, sprite: str) -> Markup:
    if size not in SIZES:
        raise ValueError(f"no class for icons of {size} pixels: {sorted(SIZES)}")
    return _use(f"i i-{size} {classes}".rstrip(), sprite, name, label)


def _use(classes: str, sprite: str, name: str, label: str) -> Markup:
    voice = Markup('role="img" aria-label="{}"').format(label) if label else HIDDEN
    link = Markup('<use href="{}#{}"/>').format(sprite, name)
    return Markup('<svg class="{}" {}>{}</svg>').format(classes, voice, link)
