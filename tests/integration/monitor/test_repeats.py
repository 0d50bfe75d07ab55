"""疑似与其他单位重复 on the review page: both records side by side, 不是重复 (F21, screen 13)."""

import pytest

from istc.reports.models import FormReport, Treatment
from tests.integration.monitor.filling import Unit
from tests.people import actor, signed_in

FORM = "HZ_02_005"


@pytest.fixture
def institute(tree, university) -> Unit:
    """Reports the university's project under the same name."""
    unit = Unit(actor(tree.account("institute")), university.round, tree.institute)
    unit.basics()
    unit.fill(FORM)
    FormReport.objects.filter(form=FORM).update(state="done", errors=0, missing=0, warnings=0)
    return unit


def page(tree, who, unit) -> str:
    path = f"/2020/units/{unit.place.unit_id}/forms/{FORM}/"
    return signed_in(tree.account(who)).get(path).content.decode()


def test_the_other_units_record_stands_beside(tree, institute):
    found = page(tree, "province", institute)
    assert "本单位的记录与江宁理工大学的记录对照" in found
    assert '<tr class="same">' in found
    assert "不是重复" in found


def test_settled_for_good(tree, institute):
    client, path = signed_in(tree.account("province")), f"/2020/units/{institute.place.unit_id}/"
    found = page(tree, "province", institute)
    key = found.split('name="kind" value="distinct"')[0].rsplit('name="finding" value="', 1)[1]
    said = {"kind": "distinct", "finding": key.split('"')[0]}
    answer = client.post(f"{path}forms/{FORM}/treat/", said, follow=True).content.decode()
    assert "已标为不是重复。" in answer
    assert Treatment.objects.get().kind == "distinct"


def test_whole_approval_leaves_it_and_says_so(tree, institute):
    client = signed_in(tree.account("province"))
    path = f"/2020/units/{institute.place.unit_id}/approve/"
    answer = client.post(path, follow=True).content.decode()
    assert "张有疑点（含疑似重复），逐张审核" in answer
    unit = institute.place.unit_id
    assert FormReport.objects.get(form=FORM, unit_id=unit).state == "done"


def test_nobody_learns_of_units_out_of_its_sight(tree, institute):
    """N30: the institute sees only itself."""
    assert "江宁理工大学" not in page(tree, "institute", institute)
