"""Icons and state shapes: voice or silence, and only icons that the sprite has."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from istc.reports.states import State
from istc.ui import icons

UI = Path(icons.__file__).parent
LISTED = set((UI / "icons.txt").read_text(encoding="utf-8").split())
CALL = re.compile(r"icon\(\s*[\"']([a-z0-9-]+)[\"']")


def test_an_icon_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in icons.icon("home")
    spoken = icons.icon("circle-x", 16, label="错误")
    assert 'role="img" aria-label="错误"' in spoken
    assert "aria-hidden" not in spoken


def test_a_label_is_escaped():
    assert "&lt;b&gt;" in icons.icon("home", label="<b>")
    assert isinstance(icons.icon("home"), Markup)


def test_classes_and_size():
    assert 'class="i i-14 car"' in icons.icon("chevron-right", 14, classes="car")
    with pytest.raises(ValueError, match="15 pixels"):
        icons.icon("home", 15)


def test_a_shape_for_every_state():
    """Design §4: a state is told by shape, not by colour alone."""
    sprite = (UI / "static/ui/states.svg").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="([a-z]+)"', sprite))
    assert drawn == set(State.values)
    assert "states.svg#done" in icons.shape("done")


def test_every_icon_that_a_page_names_is_listed():
    pages = UI.parent.rglob("*.html")
    named = {name for page in pages for name in CALL.findall(page.read_text(encoding="utf-8"))}
    assert named - LISTED == set()
