"""A retired option stays where it is stored and is not chosen anew (N08)."""

import pytest

from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.rounds.models import Round
from tests import people

FORM = "HZ_02_005"


@pytest.fixture
def key(tree):
    def make(code: str = FORM) -> ReportKey:
        found = Round.objects.get(year=2020)
        return ReportKey(found, tree.university, found.edition_model.by_code[code])

    return make


@pytest.fixture
def who(tree):
    return people.actor(tree.account("university"))


def test_a_stored_choice_stays_and_is_shown_with_its_label(save, key, who):
    made = actions.add_record(actor=who, report_key=key(), values={"foreign_country": "安道尔"})
    save("AD", "安道尔", retired=True)
    saved = actions.save_values(
        actor=who, report_key=key(), record_id=made.record.pk, version=made.version,
        changes={"foreign_country": "安道尔", "name": "联合研究"},
    )  # fmt: skip
    assert saved.refusals == ()
    assert saved.values["foreign_country"] == "AD"
    assert not [one for one in saved.findings if one.item == "foreign_country"]


def test_it_is_not_chosen_anew(save, key, who):
    save("AD", "安道尔", retired=True)
    made = actions.add_record(
        actor=who, report_key=key(), values={"foreign_country": "AD", "name": "联合研究"}
    )
    (refused,) = made.refusals
    assert refused.sentence == (
        "外方所属国家（地区） “安道尔”已停用。选另一个；原来就选了它的可以保留。"
    )
    assert made.record.values == {"name": "联合研究"}


def test_nor_among_several(save, key, who):
    made = actions.add_record(actor=who, report_key=key("HZ_03_005"), values={"countries": ["AD"]})
    save("AD", "安道尔", retired=True)
    save("AF", "阿富汗", retired=True)
    saved = actions.save_values(
        actor=who, report_key=key("HZ_03_005"), record_id=made.record.pk, version=made.version,
        changes={"countries": ["AD", "AF"]},
    )  # fmt: skip
    assert [one.code for one in saved.refusals] == ["retired_option"]
    assert saved.values["countries"] == ["AD"]


def test_nor_in_the_rows_of_a_sub_table(save, key, who):
    """HJ_07: bands of age."""
    bands = key("HJ_07").form.tables["ages"].items
    band = next(item for item in bands if item.options).id
    first, second = (one.code for one in key("HJ_07").form.by_id[band].options.options[:2])
    made = actions.add_record(actor=who, report_key=key("HJ_07"), values={"ages": [{band: first}]})
    for code in (first, second):
        label = key("HJ_07").form.by_id[band].options.by_code[code].label
        save(code, label, retired=True, list_id="age_bands")
    saved = actions.save_values(
        actor=who, report_key=key("HJ_07"), record_id=made.record.pk, version=made.version,
        changes={"ages": [{band: first}, {band: second}]},
    )  # fmt: skip
    assert [(one.row, one.code) for one in saved.refusals] == [(1, "retired_option")]
    assert saved.values["ages"][0] == {band: first}
    emptied = actions.save_values(
        actor=who, report_key=key("HJ_07"), record_id=made.record.pk, version=saved.version,
        changes={"ages": []},
    )  # fmt: skip
    assert (emptied.refusals, emptied.values) == ((), {})
