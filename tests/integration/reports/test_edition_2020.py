"""The real edition: every form from empty to complete, by the verbs that people use (issue, §5)."""

import random

import pytest

from istc.reports import actions, derived, queries
from istc.reports.around import UnitYear
from istc.reports.models import Snapshot
from istc.reports.sample import sample_entries
from tests.builders import build_round
from tests.integration.reports.bench import Desk
from tests.people import actor


@pytest.fixture
def small_edition() -> None:
    """Not here: the product's own questionnaires."""


@pytest.fixture
def office(tree) -> Desk:
    """A provincial department: every form applies to it."""
    return Desk(actor(tree.account("province")), build_round(edition="2020"), tree.province)


def fill(desk: Desk, code: str, seed: int, **fixed: str) -> None:
    """As typed, record by record, and completed; a reason where other forms force a finding."""
    form, rng = desk.form(code), random.Random(seed)
    around = UnitYear(desk.round, desk.placement)
    rows = sample_entries(form, rng, around, count=3 if form.multi else 1)
    if form.multi:
        added = actions.add_records(**desk.who(code), rows=rows, submitted=True)
        assert added.refusals == ()
    else:
        assert desk.save(code, {**rows[0], **fixed}).refusals == ()
    for finding in queries.form_page(desk.key(code)).findings:
        assert finding.level != "error", finding.sentence
        if finding.level == "verify":
            actions.give_reason(**desk.who(code), finding=finding.key, text="情况属实")
    assert desk.complete(code).changed
    desk.placement.refresh_from_db()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_all_forms_from_empty_to_complete(office, seed):
    """F07: 49 forms; the year is complete, and every sum is that of the records."""
    edition = office.round.edition_model
    fill(office, "HZ_01_001", seed, unit_type="01", province="32")
    for form in edition.forms[1:]:
        fill(office, form.code, seed)
    states = queries.states(office.round, office.placement)
    found = queries.progress(edition, states)
    assert (found.done, found.total, found.percent) == (49, 49, 100)
    assert Snapshot.objects.filter(report__unit=office.placement.unit).count() == 49
    assert [one for _, one in derived.check(office.round) if one] == []


def test_sums_of_the_funds_form_follow(office):
    """Decisions §3: HZ_04_001 01 = SUM(HZ_02_005.丙), also after completion (N27)."""
    fill(office, "HZ_01_001", 1)
    project = office.add("HZ_02_005", funds="100.5").record
    office.complete("HZ_04_001")
    office.save("HZ_02_005", {"funds": "0.25"}, project)
    values = office.values("HZ_04_001")[0]
    assert (values["projects"], values["total"]) == ("0.25", "0.25")


def test_basic_information_drives_applicability(office):
    """F77, F81: HZ_05_005 is for 行政机关 only."""

    def label() -> str:
        office.placement.refresh_from_db()
        return queries.states(office.round, office.placement)["HZ_05_005"].label

    office.save("HZ_01_001", {"unit_type": "02"})
    assert label() == "不适用"
    office.save("HZ_01_001", {"unit_type": "01"})
    assert label() == "未填报"
