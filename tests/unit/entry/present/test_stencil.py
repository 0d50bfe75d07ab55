"""A stencil gives what its macro gives, for every box of the 49 forms and whatever fills it."""

import pytest
from django.template import engines

from istc.definitions.load import load_edition
from istc.entry.present import stencil
from istc.entry.present.filled import Filled
from istc.entry.present.marks import Mark
from istc.entry.present.sketch import sketch_of

FORMS = load_edition("2020", 2020).forms
ODD = ["12", "0", "-1234567.5", "01", "<b>&\"'</b>", "\ue001\ue000", "a" * 300, "2020-03-05"]


@pytest.fixture(scope="module")
def macros():
    def module(name: str):
        return engines["jinja2"].env.get_template(f"entry/blocks/{name}.html").module

    return {
        "field": (module("fields").field, ()),
        "cell": (module("controls").cell, ()),
        "output": (module("controls").output, ()),
        "sheet": (module("cells").cell, ()),
        "gridcell": (module("grid").gridcell, (True,)),
    }


def fillings(box):
    """Blank, usual and odd words; beside last year's, readonly, switched off, in a row."""
    codes = [one.code for one in box.options.options[:3]] if box.options else []
    several = box.item.kind == "choices"
    values = [None, *ODD, *([codes, codes[:1]] if several else codes)]
    for number, value in enumerate(values):
        own = {} if value is None else {box.id: value}
        last = {box.id: values[-1]} if number % 2 and values[-1] else {}
        if box.numeric:
            own, last = ({box.id: str(number)} if own else {}), ({box.id: "3"} if last else {})
        yield Filled(
            own,
            prefix=("", "r12.", "people[3].")[number % 3],
            last=last,
            off=frozenset((box.id,)) if number % 4 == 3 else frozenset(),
            editable=number % 5 != 4,
            forms_at="/2020/forms/",
        )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_the_same_as_the_macro_twice(form, macros):
    sketch = sketch_of(form, 2020)
    for box in sketch.boxes.values():
        for name, (macro, more) in macros.items():
            if name != "field" and box.control in ("radios", "checks"):
                continue
            for filled in [*fillings(box), *fillings(box)]:
                assert filled.drawn(name, macro, box, *more) == macro(box, filled, *more)


def first(form_code: str, macros):
    form = next(form for form in FORMS if form.code == form_code)
    box = next(box for box in sketch_of(form, 2020).boxes.values() if box.control == "number")
    return box, macros["field"][0]


def drawn_anew(monkeypatch, filled: Filled, box, macro) -> bool:
    """Whether the macro itself drew the box."""
    monkeypatch.setattr("istc.entry.present.filled.stencil", lambda *_: pytest.fail("a stencil"))
    return filled.drawn("field", macro, box) == macro(box, filled)


def test_findings_and_refused_words_are_drawn_by_the_macro(macros, monkeypatch):
    box, macro = first("HZ_02_001", macros)
    mark = Mark("k", "error", box.id, box.id, None, None, "错。", "改。")
    assert drawn_anew(monkeypatch, Filled({}, marks={(box.id, None): (mark,)}), box, macro)
    assert drawn_anew(monkeypatch, Filled({}, typed={box.id: "三"}), box, macro)


def test_a_stencil_holds_no_value_of_anybody(macros):
    stencil._kept.clear()
    box, macro = first("HZ_02_001", macros)
    secret = "987654321"
    Filled({box.id: secret}, prefix="r77.", last={box.id: "4711"}).drawn("field", macro, box)
    pieces = "".join(piece for one in stencil._kept.values() for piece in one.pieces)
    assert box.label in pieces
    assert "987,654,321" not in pieces
    assert "r77" not in pieces
    assert "4711" not in pieces


def test_the_store_of_stencils_has_an_end(macros, monkeypatch):
    stencil._kept.clear()
    monkeypatch.setattr(stencil, "MOST", 3)
    box, macro = first("HZ_02_001", macros)
    for year in range(9):
        Filled({}, forms_at=f"/{year}/").drawn("field", macro, box)
    assert len(stencil._kept) <= 3
