"""The 2020 edition against the manual: 49 forms, every code, label, header, option and balance.

F05, F07, F62, F71, F73, F76, F78, F82; decisions §1–§3. The manual's side is manual_2020.tsv.
"""

import re

import pytest

from istc.definitions.load import load_edition
from istc.definitions.model import Form, Item
from tests.questionnaires import manual
from tests.questionnaires.manual import Line

FORMS = manual.form_rows()
HZ, HJ = "HZ", "HJ"
HJ_FORMS = {code for code in FORMS if code.startswith(HJ)}


def form(code: str) -> Form:
    return load_edition("2020", 2020).by_code[code]


def printed(one: Form) -> list[Item]:
    """The items that the manual's catalogue counts."""
    return [item for item in one.items if item.counted and item.origin == "printed"]


def test_forms_stand_in_the_manuals_order():
    """F07: 49 forms."""
    edition = load_edition("2020", 2020)
    assert [one.code for one in edition.forms] == list(FORMS)
    assert len(edition.forms) == 49


def test_seven_parts():
    """C01: the seventh is 港澳台科技交流情况."""
    found = [[str(part.number), part.title] for part in load_edition("2020", 2020).parts]
    assert found == [[one.code, one.label] for one in manual.of("part")]


@pytest.mark.parametrize("code", FORMS)
def test_title_part_and_records(code):
    """C03: which forms take one record and which many."""
    one = form(code)
    assert (one.part, one.record, one.title) == FORMS[code]


def test_198_and_437_items():
    counts = {HZ: 0, HJ: 0}
    for one in load_edition("2020", 2020).forms:
        counts[one.code[:2]] += len(printed(one))
    assert counts == {HZ: 198, HJ: 437}


def test_the_transcription_has_as_many():
    counts = {HZ: 0, HJ: 0}
    for one in manual.of("item"):
        counts[one.form[:2]] += 1
    assert counts == {HZ: 198, HJ: 437}


@pytest.mark.parametrize("code", FORMS)
def test_codes_and_labels(code):
    """F62: as printed, each as often as printed; rows and columns may be told in either order."""
    found = sorted((item.code or "", item.label) for item in printed(form(code)))
    assert found == sorted((one.code, one.label) for one in manual.of("item", code))


@pytest.mark.parametrize("code", [code for code in FORMS if not code.startswith("HJ_1")])
def test_items_stand_in_printed_order(code):
    found = [(item.code or "", item.label) for item in printed(form(code))]
    assert found == [(one.code, one.label) for one in manual.of("item", code)]


@pytest.mark.parametrize("code", FORMS)
def test_every_item_stands_under_its_headers(code):
    items = printed(form(code))
    lost = [one for one in manual.of("item", code) if not any(stands(i, one) for i in items)]
    assert lost == []


def stands(item: Item, one: Line) -> bool:
    """Same code and label under the printed headers, no more and no less."""
    return (item.code or "", item.label, around(item)) == (one.code, one.label, one.path)


@pytest.mark.parametrize("code", [f"HJ_{number}" for number in range(11, 17)])
def test_no_two_places_of_the_regional_forms_are_one(code):
    """HJ_11–16: (headers, label, naming or not) of the print and of the form are the same set."""
    found = {(around(item), item.label, item.kind == "text") for item in printed(form(code))}
    listed = {(one.path, one.label, is_name(one)) for one in manual.of("item", code)}
    assert found == listed


def around(item: Item) -> tuple[str, ...]:
    """The printed headers; a naming blank's row is its own row in print."""
    return item.path[:-1] if item.write_in_of else item.path


def is_name(one: Line) -> bool:
    """The blank that asks for a name: 方式（）, 其他（）."""
    return one.label in {"方式", "领域"} or (
        one.label == "其他" and one.form > "HJ_13" and not one.list
    )


SENTENCES = list(manual.of("sentence"))
WITH_LIST = [one for one in manual.of("item") if one.list]


@pytest.mark.parametrize("one", WITH_LIST, ids=lambda one: f"{one.form}-{one.code}-{one.label}")
def test_options(one):
    """F82 and the check lists of parts 5 and 6: the printed codes and labels, in printed order."""
    items = [item for item in printed(form(one.form)) if stands(item, one) and item.options]
    assert len(items) == 1
    found = [[option.code, option.label] for option in items[0].options.options]
    assert found == manual.options(one.list)


def test_every_printed_list_is_used():
    """F82: nine fields, forty disciplines and the rest; G and H print the same three lists."""
    assert {one.list for one in WITH_LIST} == {one.list for one in manual.of("option")}


@pytest.mark.parametrize("code", FORMS)
def test_balances(code):
    """F71: as printed, all of level 强制性."""
    rules = [rule for rule in form(code).rules if rule.origin == "printed"]
    assert [rule.text for rule in rules] == [one.label for one in manual.of("balance", code)]
    assert all(rule.level == "error" for rule in rules)


@pytest.mark.parametrize(
    "one", list(manual.of("sentence")), ids=lambda one: f"{one.form}-{one.label[:12]}"
)
def test_every_sentence_of_chapter_four(one):
    """F42: chapter 四 stands with its form, sentence by sentence."""
    said = "".join(bare(i.term + i.text) for i in form(one.form).instructions)
    assert bare(one.label) in said


def bare(text: str) -> str:
    """To the letter but for line breaks and the colon after a term, which stands apart here."""
    return re.sub(r"[\s：:]", "", text)


CODED = [
    one for one in WITH_LIST if one.form.startswith(HJ) and re.fullmatch("[A-Z]0?[0-9]+", one.list)
]


@pytest.mark.parametrize("one", CODED, ids=lambda one: f"{one.form}-{one.list}-{one.code}")
def test_code_lists_are_explained_with_their_item(one):
    """L2997–3113: the code lists of HJ01–HJ16 stand among the form's instructions."""
    target = form(one.form).by_code[one.code]
    said = "".join(i.term + i.text for i in form(one.form).instructions if target.id in i.items)
    assert [label for _, label in manual.options(one.list) if label not in said] == []


@pytest.mark.parametrize("code", ["HZ_05_001", "HZ_05_002", "HZ_05_003", "HZ_06_001", "HZ_06_002"])
def test_at_most_five(code):
    """F73, F74."""
    item = form(code).items[0]
    assert (item.kind, item.max_choices) == ("choices", 5)
    assert item.options.by_code[item.options.other].label == "其他"
    assert form(code).items[1].write_in_of == item.id


def test_texts_of_any_length():
    """F78: 字数不限."""
    free = [
        item
        for one in load_edition("2020", 2020).forms
        for item in one.items
        if "字数不限" in item.label
    ]
    assert [item.kind for item in free] == ["longtext"] * 2
    assert all(item.max_length is None for item in free)


def test_several_countries():
    """F76."""
    found = [form(code).by_code["乙"].kind for code in ("HZ_03_005", "HZ_03_006")]
    assert found == ["choices"] * 2
