"""Whatever is done in whatever order: totals are the records' sums, computed items what the
questionnaire says, counts what the checks say."""

from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from istc.checks.run import Entry, check_form, compute
from istc.reports import actions, derived, queries
from istc.reports.around import UnitYear
from istc.reports.errors import Stopped
from istc.reports.models import FormReport, Record
from istc.units.models import Placement
from tests.builders import build_round, build_tree
from tests.integration.reports.bench import Desk
from tests.people import actor

MONEY = st.decimals(0, 10**12, places=4).map(str) | st.sampled_from(["", "0", "abc", "-1", "1e400"])
COUNT = st.integers(0, 99).map(str) | st.sampled_from(["", "3.5"])
YESNO = st.sampled_from(["1", "0", "", "2"])
ROWS = st.lists(st.fixed_dictionaries({"persons": COUNT}), max_size=3)
SUBJECT = st.fixed_dictionaries({"subject": st.just("差旅"), "amount": MONEY})
TYPE, PROVINCE = st.sampled_from(["01", "02", ""]), st.sampled_from(["11", ""])
CELLS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "R_01": {"org_type": TYPE, "province": PROVINCE},
    "R_02": {"visit_projects": COUNT, "visit_persons": COUNT, "training_projects": COUNT},
    "R_03": {"country": st.sampled_from(["DEU", "FRA", ""]), "visit": COUNT, "training": COUNT},
    "R_04": {"funds": MONEY, "joint": YESNO, "foreign_funds": MONEY, "ages": ROWS},
    "R_05": {"others": st.lists(SUBJECT, max_size=2)},
    "R_06": {"prize": MONEY},
    "R_07": {"has_site": YESNO, "hits": COUNT, "staff": COUNT},
}
FORMS = st.sampled_from(sorted(CELLS))
RECORD = st.integers(0, 3)
SAVES = FORMS.flatmap(
    lambda form: st.tuples(
        st.just("save"), st.just(form), RECORD, st.fixed_dictionaries({}, optional=CELLS[form])
    )
)
VERBS = ["remove", "restore", "complete", "nil", "decline", "reopen", "zero", "submit"]
OTHERS = st.tuples(
    st.sampled_from(VERBS),
    FORMS,
    RECORD,
    st.just({}),
)
STEPS = st.lists(SAVES | OTHERS, min_size=1, max_size=8)


class Sequences(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        tree = build_tree()
        round = build_round(edition="small")
        cls.desk = Desk(actor(tree.account("university")), round, tree.university)

    @settings(max_examples=80)
    @given(steps=STEPS)
    def test_everything_derived_agrees_with_what_is_stored(self, steps):
        self.desk.placement = Placement.objects.get(pk=self.desk.placement.pk)
        self.desk.basics()
        for step in steps:
            with suppress(Stopped):
                take(self.desk, *step)
            self.desk.placement.refresh_from_db()
        agree(self.desk)


def take(desk: Desk, verb: str, code: str, number: int, changes: dict[str, Any]) -> None:
    """One step; the record is one of those there, or a new one."""
    multi = desk.form(code).multi
    every = list(Record.objects.filter(report__form=code, report__round=desk.round).order_by("id"))
    record = every[number] if multi and number < len(every) else None
    who = desk.who(code)
    if verb == "save" and multi and record is None:
        actions.add_record(**who, values=changes)
    elif verb == "save":
        desk.save(code, changes, record)
    elif verb in {"remove", "restore", "submit"} and record:
        getattr(actions, f"{verb}_record")(**who, record_id=record.pk)
    elif whole := WHOLE.get(verb):
        whole(**who)


WHOLE = {
    "complete": actions.complete,
    "nil": actions.report_nil,
    "decline": actions.decline,
    "reopen": actions.reopen,
    "zero": actions.fill_zero,
}


def agree(desk: Desk) -> None:
    assert [found for _, found in derived.check(desk.round) if found] == []
    states = queries.states(desk.round, desk.placement)
    for report in FormReport.objects.filter(round=desk.round):
        form = desk.form(report.form)
        around = UnitYear(desk.round, desk.placement)
        records = list(desk.records(form.code))
        for record in records:
            own = {item.id for item in form.computed}
            stored = {key: value for key, value in record.values.items() if key in own}
            if states[form.code].applies:
                assert stored == compute(form, record.values, around)
        assert report.records == sum(bool(one.values) or form.multi for one in records)
        if states[form.code].applies and (form.multi or report.records):
            found = check_form(form, [Entry(one.pk, one.values) for one in records], around)
            assert queries.findings_of(desk.key(form.code), report) == found
            assert report.errors == sum(one.level == "error" for one in found)
        if report.state in {"done", "approved"}:
            assert not report.errors or report.recomputed_at
