"""Hostile and broken files: refused in seconds, in bounded memory, with a reason (N23)."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from istc.intake import spawn
from istc.intake.limits import MB, Limits
from istc.intake.refused import Refused
from istc.intake.spawn import messages
from tests.workbooks.hostile import HOSTILE, with_cell


def drained(path: Path, limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        list(messages(path, limits or Limits()))
    return caught.value


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_its_reason(name: str, tmp_path: Path):
    build, code = HOSTILE[name]
    path = build(tmp_path / "upload.xlsx")
    refused = drained(path)
    assert refused.code == code
    assert str(refused).endswith("。")


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path):
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(500 * MB)
    refused = drained(path)
    assert str(refused).startswith("文件 500 MB，超过 50 MB")


def test_limits_are_settings_and_are_named(tmp_path: Path):
    path = with_cell(tmp_path / "small.xlsx", "A", 30)
    assert drained(path, Limits(rows=20)).wrong == "工作表“一”到第 30 行，超过 20 行"


def test_a_child_that_dies_is_a_refusal(tmp_path: Path):
    """As calamine aborts where memory ends."""
    path = tmp_path / "long.xlsx"
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("一")
        for row in range(20_000):
            sheet.write_row(row, 0, [f"{row} {place}" for place in range(20)])
    refused = drained(path, Limits(memory=16 * MB))
    assert refused.code == "too_heavy"
    assert "16 MB" in refused.wrong


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path):
    path = with_cell(tmp_path / "any.xlsx", "A", 1)
    assert drained(path, Limits(seconds=0)).code == "too_heavy"


@pytest.mark.parametrize("name", ["a cell in the last row", "a cell in the last column"])
def test_a_parser_that_ends_the_process_is_asked_again_carefully(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The reason is said, though the first process could say nothing."""
    started: list[tuple[str, ...]] = []
    start = spawn._start

    def record(path: Path, limits: Limits, *more: str):
        started.append(more)
        return start(path, limits, *more) if more else start(tmp_path / "gone.xlsx", limits)

    monkeypatch.setattr(spawn, "_start", record)
    build, code = HOSTILE[name]
    assert drained(build(tmp_path / "upload.xlsx")).code == code
    assert started == [(), ("careful",)]
