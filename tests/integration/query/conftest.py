"""A branch with data: two of its units have filled in a form of one record and one of many."""

from types import ModuleType

import pytest
from django.shortcuts import render
from django.utils import timezone

from istc.checks.around import Known
from istc.definitions.load import load_edition
from istc.query.views import form as form_view
from istc.query.views import index as index_view
from istc.reports import derived
from istc.reports.models import FormReport, Record
from istc.rounds.models import Round
from istc.units.placements import carry_over
from tests.builders import Tree, build_round, build_tree

EDITION = load_edition("2020", 2020)
MATRIX = next(form for form in EDITION.forms if not form.multi and len(form.blocks) == 1
              and form.blocks[0].type == "matrix")  # fmt: skip
FUNDED = next(
    form for form in EDITION.forms
    if form.multi and form.layout == "list" and any(item.kind == "money" for item in form.items)
)  # fmt: skip
MONEY = next(item for item in FUNDED.items if item.kind == "money")
CHOICE = next(item for item in FUNDED.items if item.kind == "choice")
NAMED = next(item for item in FUNDED.items if item.kind == "text")
RATED = next(form for form in EDITION.forms if form.blocks[0].type == "likert")


@pytest.fixture
def tree(db) -> Tree:
    return build_tree(2020)


@pytest.fixture
def round(tree: Tree) -> Round:
    carry_over(source=2020, target=2019)
    build_round(2019)
    return build_round(2020)


def put(round: Round, place, form, *rows: dict, state: str = "done") -> FormReport:
    """A report as the actions would have left it, totals with it."""
    report = FormReport.objects.create(
        round=round, unit_id=place.unit_id, form=form.code, state=state, records=len(rows),
        updated_at=timezone.now(),
    )  # fmt: skip
    Record.objects.bulk_create(
        Record(report=report, position=number, values=values, submitted=True)
        for number, values in enumerate(rows, 1)
    )
    for _ in derived.rebuild(round):
        pass
    return report


def around(place) -> Known:
    return Known(2020, place.facts)


@pytest.fixture
def filled(tree: Tree, round: Round) -> Tree:
    """Money: university 10.5 and 20, college 4 (draft), ministry 1000."""
    code = CHOICE.options.options
    put(
        round, tree.university, FUNDED,
        {NAMED.id: "江河联合观测", MONEY.id: "10.5", CHOICE.id: code[0].code},
        {NAMED.id: "海洋项目", MONEY.id: "20", CHOICE.id: code[1].code},
    )  # fmt: skip
    put(round, tree.college, FUNDED, {NAMED.id: "电信", MONEY.id: "4"}, state="draft")
    put(round, tree.ministry, FUNDED, {NAMED.id: "部项目", MONEY.id: "1000"}, state="approved")
    put(round, tree.laboratory, FUNDED, {NAMED.id: "零", MONEY.id: "0"})
    return tree


@pytest.fixture(autouse=True)
def shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers carry what their template was given: Jinja2 pages do not tell the test client."""

    def told(request, template, context, **more):
        answer = render(request, template, context, **more)
        answer.shown = context
        return answer

    views: tuple[ModuleType, ...] = (form_view, index_view)
    for view in views:
        monkeypatch.setattr(view, "render", told)
