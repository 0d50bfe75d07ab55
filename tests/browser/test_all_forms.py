"""Each of the 49 forms filled and completed from empty in a browser, read by the superior."""

import pytest

from istc.definitions.load import load_edition
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.queries import form_page, states
from istc.rounds import round_of
from istc.units.models import Placement
from tests.browser.samples import typed
from tests.people import actor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EDITION = load_edition("2020", 2020)
FIRST = EDITION.forms[0]


def key_of(place, form) -> ReportKey:
    return ReportKey(round_of(2020), Placement.objects.get(pk=place.pk), form)


@pytest.mark.parametrize("part", [part.number for part in EDITION.parts])
def test_part_is_filled_completed_and_read_by_the_superior(tree, sign_in, part):
    """F38, F43–F51, F59, F16: what the reporter types is what the superior reads."""
    if part != FIRST.part:
        complete_first(tree)
    desk = sign_in(tree.account("university"))
    superior = sign_in(tree.account("province"))
    for form in EDITION.part_forms(part):
        done = desk.fill(form)
        desk.complete(form)
        stored(tree, form, done)
        text = superior.reads_back(form, tree.university.unit_id)
        for one in done:
            unread = [words for words in one.words if words not in text]
            assert unread == [], f"{form.code}.{one.item.id}"
    assert desk.errors == []
    found = states(round_of(2020), key_of(tree.university, FIRST).placement)
    left = [form.code for form in EDITION.part_forms(part) if not found[form.code].complete]
    assert left == []


def complete_first(tree) -> None:
    """Basic information comes before all others (N28)."""
    values = {one.item.id: one.codes[0] if one.codes else one.text for one in typed(FIRST)}
    who = {"actor": actor(tree.account("university")), "report_key": key_of(tree.university, FIRST)}
    saved = actions.save_values(**who, changes=values, version=0)
    assert saved.refusals == ()
    actions.complete(**who)


def stored(tree, form, done) -> None:
    """Every value typed is stored, exactly."""
    page = form_page(key_of(tree.university, form))
    values = page.records[0].values
    for one in done:
        cells = values[one.item.table][0] if one.item.table else values
        want = list(one.codes) if one.item.kind == "choices" else (one.codes or (one.text,))[0]
        if one.item.kind == "period":
            want = want.replace(" 至 ", "/")
        assert cells.get(one.item.id) == want, f"{form.code}.{one.item.id}"
