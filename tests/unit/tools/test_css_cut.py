"""tools/css_cut.py: what is kept of a style sheet; how large the first load of a form is."""

import gzip
import re
from pathlib import Path

import pytest

from tools import css_cut, frontend

USED = {"btn", "card", "sm"}
STATIC = Path(frontend.ROOT) / "src/istc"
LARGEST = 150 * 1024  # issue 3: CSS and JS of a form page, compressed


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".btn{a:b}.modal{c:d}", ".btn{a:b}"),
        (".btn,.modal{a:b}", ".btn{a:b}"),
        (".card .modal{a:b}a:hover{c:d}", "a:hover{c:d}"),
        (".btn:not(.modal){a:b}", ".btn:not(.modal){a:b}"),
        (":is(.btn,.card){a:b}", ":is(.btn,.card){a:b}"),
        ("@media(x){.modal{a:b}}@media(y){.btn{a:b}}", "@media(y){.btn{a:b}}"),
        ('@charset "utf-8";/*! .btn */.sm{a:url("x;{}")}', '@charset "utf-8";.sm{a:url("x;{}")}'),
        ("@keyframes turn{to{a:b}}", "@keyframes turn{to{a:b}}"),
    ],
)
def test_rules_are_kept_when_all_their_classes_are_ours(css, left):
    assert css_cut.cut(css, USED) == left


def test_words_are_those_of_our_own_sources(tmp_path):
    (tmp_path / "vendor").mkdir()
    (tmp_path / "page.html").write_text('<i class="btn-primary sm">')
    (tmp_path / "vendor/htmx.js").write_text("foreign")
    assert css_cut.words(tmp_path) == {"i", "class", "btn-primary", "sm"}


def test_the_first_load_of_a_form_page_is_small():
    """Every style sheet and script of the page, each compressed by itself as it is served."""
    sizes = {path: len(gzip.compress(path.read_bytes(), 9)) for path in loaded()}
    assert sum(sizes.values()) <= LARGEST, sizes


def loaded() -> set[Path]:
    ui, entry = STATIC / "ui/static/ui", STATIC / "entry/static/entry"
    sheets = {*ui.glob("*.css"), *entry.glob("*.css")}
    vendor = {frontend.VENDOR / "tabler.min.css", frontend.VENDOR / "htmx.min.js"}
    found = {*sheets, *vendor}
    waiting = [ui / "shell.js", entry / "fill.js"]
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.add(script)
            named = re.findall(r'^import .*?"(\..*?)";', script.read_text("utf-8"), re.MULTILINE)
            waiting += [(script.parent / name).resolve() for name in named if "/ui/" not in name]
            waiting += [ui / name.rpartition("/")[2] for name in named if "/ui/" in name]
    return found
