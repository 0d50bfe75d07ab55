"""The explanations beside a form: the printed ones, then our notes, each said once (F58)."""

from istc.entry.present.panel import helps


def test_a_note_that_several_items_share_is_said_once(edition):
    form = edition.by_code["HZ_02_005"]
    found = [one for one in helps(form) if not one.printed]
    [shared] = [one for one in found if one.term == "指标解释补充项"]
    assert shared.text == "外方经费、外方执行单位、外方所属国家（地区）"
    assert shared.items == "foreign_funds foreign_unit foreign_country"


def test_a_note_of_one_item_stands_under_its_name(edition):
    form = edition.by_code["HZ_03_002"]
    [item] = [one for one in form.items if one.note]
    [found] = [one for one in helps(form) if not one.printed]
    assert (found.term, found.text, found.items) == (item.name, item.note, item.id)


def test_printed_explanations_come_first(edition):
    kinds = [one.printed for one in helps(edition.by_code["HZ_02_005"])]
    assert kinds == sorted(kinds, reverse=True)
    assert kinds.count(True) > 1
