"""Moving, merging and closing in one year leave every earlier year as it was (issue 5, show 3)."""

import pytest

from istc.reports.models import Record, Total
from istc.reports.queries import completion
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.placements import carry_over
from tests.builders import build_round
from tests.integration.reports.bench import Desk
from tests.people import actor


@pytest.fixture
def filled(tree) -> Round:
    """The college has figures of 2020; 2021 is open with the tree of 2020."""
    last = Round.objects.get(year=2020)
    desk = Desk(actor(tree.account("college")), last, tree.college)
    desk.save("HZ_02_001", {item.id: "3" for item in desk.form("HZ_02_001").items[:4]})
    build_round(2021)
    carry_over(source=2020, target=2021)
    return last


def everything(last: Round, tree) -> list:
    """Figures, tree and completion of 2020, as the province and the nation see them."""
    province = Placement.objects.get(pk=tree.province.pk)
    return [
        list(Total.objects.filter(round=last).order_by("pk").values()),
        list(Record.objects.filter(report__round=last).order_by("pk").values()),
        list(Placement.objects.filter(year=2020).order_by("pk").values()),
        completion.by_unit(last, province),
        completion.by_form(last),
        _below(last, province),
        _below(last, Placement.objects.get(pk=tree.university.pk)),
    ]


def _below(last: Round, place: Placement) -> list:
    units = Placement.objects.filter(year=2020).under(place.path).values("unit")
    found = Total.objects.filter(round=last, unit__in=units).order_by("pk")
    return list(found.values_list("item", "value"))


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("move", {"superior": "js_cls", "from": "2021"}),
        ("merge", {"into": "js_jnlg_sys"}),
        ("close", {}),
    ],
)
def test_the_year_before_stays(tree, client, filled, act, typed):
    Round.objects.filter(year=2020).update(state="closed")
    before = everything(filled, tree)
    assert before[0]
    answer = client.post(f"/2021/manage/{tree.college.unit_id}/{act}/", typed, follow=True)
    assert "note green" in answer.content.decode()
    assert everything(filled, tree) == before
    new = Placement.objects.get(year=2021, unit=tree.college.unit)
    assert new.closed or new.superior.unit == tree.institute.unit


def test_a_move_from_2021_on_leaves_an_open_2020_alone_too(tree, client, filled):
    before = everything(filled, tree)
    typed = {"superior": "js_cls", "from": "2021"}
    client.post(f"/2020/manage/{tree.college.unit_id}/move/", typed)
    assert everything(filled, tree) == before
    new = Placement.objects.get(year=2021, unit=tree.college.unit)
    assert new.superior.unit == tree.institute.unit
