"""Balance lines and 核对 rows in words."""

from decimal import Decimal

import pytest

from istc.checks.cross import CrossCell, CrossRow
from istc.checks.lines import BalanceLine
from istc.entry.present import standing


def cell(item: str, own: str, other: str, state: str) -> CrossCell:
    diff = Decimal(own) - Decimal(other)
    return CrossCell("r", item, "x", Decimal(own), Decimal(other), state, diff)


@pytest.mark.parametrize(
    ("state", "diff", "words", "good"),
    [("ok", "0", "平衡", True), ("over", "3", "多 3", False), ("under", "-2.5", "少 2.5", False),
     ("idle", None, "", None)],
)  # fmt: skip
def test_lines(state, diff, words, good):
    line = BalanceLine("r", "13 = 01+03", "", state, Decimal(diff) if diff else None)
    [found] = standing.lines([line])
    assert (found.verdict, found.good) == (words, good)


def test_against_another_form_all_in_order(edition):
    form = edition.by_code["HZ_02_002"]
    row = CrossRow("HZ_02_001", "≥", (cell("visit_projects", "5", "3", "ok"),))
    [line] = standing.held([row], form, edition, "/2020/forms/")
    assert (line.verdict, line.good, line.address) == ("相符", True, "")
    assert "HZ_02_001 出访活动概况" in line.formula


def test_against_another_form_the_first_that_is_not(edition):
    form = edition.by_code["HZ_02_002"]
    cells = (
        cell("visit_projects", "5", "3", "ok"),
        cell("visit_persons", "2", "4", "under"),
        cell("training_persons", "0", "4", "under"),
    )
    [line] = standing.held([CrossRow("HZ_02_001", "≥", cells)], form, edition, "/2020/forms/")
    assert line.verdict == "少 2 等 2 项"
    assert "02 考察访问 人次：本表 2，对方 4" in line.figures
    assert line.address == "/2020/forms/HZ_02_001/"


def test_nothing_to_judge_is_no_line(edition):
    idle = CrossRow("HZ_02_001", "≥", (CrossCell("r", "a", "b", None, None, "idle", None),))
    assert standing.held([idle], edition.by_code["HZ_02_002"], edition, "/") == []


@pytest.mark.parametrize(
    ("own", "other", "state", "words"),
    [("5", "3", "ok", "多 2"), ("3", "3", "ok", "平"), ("1", "3", "under", "少 2")],
)
def test_a_cell_of_the_row(own, other, state, words):
    found = standing.stand(cell("a", own, other, state))
    assert (found.words, found.good) == (words, state == "ok")
