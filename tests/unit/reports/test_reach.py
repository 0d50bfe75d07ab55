"""Which cells a cell reaches (N27)."""

from dataclasses import replace

from istc.reports.reach import build, reach_of


def test_sums_reach_into_other_forms_and_on(edition):
    reach = reach_of(edition)
    assert reach.closure([("R_04", "funds")]) == {
        ("R_04", "funds"), ("R_05", "projects"), ("R_05", "total"),
    }  # fmt: skip
    assert reach.closure([("R_04", "name")]) == {("R_04", "name")}


def test_a_switch_counts_as_a_source(edition):
    reach = reach_of(edition)
    assert ("R_05", "total") in reach.closure([("R_04", "joint")])
    assert reach.switched == {"R_08"}
    assert ("R_08", "site_staff") in reach.closure([("R_07", "has_site")])


def test_rules_in_other_forms_judge(edition):
    reach = reach_of(edition)
    assert reach.judged_by([("R_02", "total_projects")]) == {"R_03"}
    assert reach.judged_by([("R_07", "has_site")]) == {"R_08"}
    assert reach.judged_by([("R_03", "total")]) == set()


def test_what_a_form_reads(edition):
    reach = reach_of(edition)
    assert reach.reads["R_03"] == {"R_02"}
    assert reach.reads["R_05"] == {"R_04"}
    assert reach.looks_back == {"R_02"}
    assert reach.reads["R_08"] == {"R_07"}
    assert reach.by_unit == {"R_06", "R_07"}


def test_it_is_built_once_for_a_compiled_edition(edition):
    assert reach_of(edition) is reach_of(edition)
    assert build(edition) == reach_of(edition)


def test_an_edition_made_by_hand_is_not_kept(edition):
    by_hand = replace(edition, digest="")
    assert reach_of(by_hand) == reach_of(edition)
    assert reach_of(by_hand) is not reach_of(by_hand)
