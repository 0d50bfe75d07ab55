"""A finding's key, fingerprint and sentence."""

from dataclasses import replace

from istc.checks.findings import Finding

FOUND = Finding(
    code="HZ_02_001.persons_cover.4",
    level="verify",
    form="HZ_02_001",
    item="training_persons",
    record=7,
    table=None,
    row=None,
    what="08 培训 人次",
    wrong="2 少于 07 培训 项目数 3",
    mend="每个团组至少 1 人次，请核对后改正其中一个数",
    reads=(("training_persons", "2"), ("training_projects", "3")),
)


def test_the_key_names_rule_record_item_and_row():
    assert FOUND.key == "HZ_02_001.persons_cover.4|7|training_persons|"
    assert replace(FOUND, record=None, row=0).key == "HZ_02_001.persons_cover.4||training_persons|0"


def test_a_changed_value_changes_the_fingerprint():
    changed = replace(FOUND, reads=(("training_persons", "1"), ("training_projects", "3")))
    assert FOUND.fingerprint == replace(FOUND, mend="别的话").fingerprint
    assert FOUND.fingerprint != changed.fingerprint
    assert len(FOUND.fingerprint) == 16


def test_the_sentence_has_three_parts():
    """design.md §7: 哪项 + 怎么错 + 怎么改."""
    assert FOUND.sentence == (
        "08 培训 人次 2 少于 07 培训 项目数 3。每个团组至少 1 人次，请核对后改正其中一个数。"
    )


def test_parts_that_are_empty_or_closed_leave_no_trace():
    assert replace(FOUND, what="", mend="").sentence == "2 少于 07 培训 项目数 3。"
    assert replace(FOUND, wrong="未填。", mend="补填").sentence == "08 培训 人次 未填。补填。"
