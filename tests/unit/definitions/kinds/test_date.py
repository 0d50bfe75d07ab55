"""date and period (F78: yyyy-mm-dd)."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.definitions import kinds
from istc.definitions.kinds.refusals import Refusal
from istc.definitions.model import Item

AFTERNOON = datetime.fromisoformat("2020-03-05T14:30:00")
MIDNIGHT = datetime.fromisoformat("2020-03-05")
DATE = Item(id="d", label="日期", kind="date")
PERIOD = Item(id="p", label="时间", kind="period")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "raw",
    [
        "2020-03-05", "2020-3-5", "2020/3/5", "2020.03.05", "2020年3月5日", "20200305",
        " 2020-3-5 ",
        "２０２０－３－５", "２０２０年３月５日", "2020-03-05 00:00:00", "2020-03-05T00:00",
        20200305,
        20200305.0, date(2020, 3, 5), MIDNIGHT,
    ],
)  # fmt: skip
def test_every_certain_notation(read, raw: object):
    assert read("date", raw) == "2020-03-05"
    assert read("period", raw) == "2020-03-05"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2020", "not_date"), ("2020-03", "not_date"), ("5/3/2020", "not_date"),
        ("20-3-5", "not_date"), ("2020-3/5", "not_date"), ("2020年3月", "not_date"),
        ("三月五日", "not_date"), ("2020-03-05 14:30", "not_date"), (43895.0, "not_date"),
        (AFTERNOON, "not_date"), ("昨天", "not_date"),
        ("2020-02-30", "no_such_date"), ("2019-02-29", "no_such_date"),
        ("2020-13-01", "no_such_date"),
        ("2020-00-10", "no_such_date"), ("0000-01-01", "no_such_date"),
        ("1899-12-31", "far_date"), ("2101-01-01", "far_date"), ("0020-03-05", "far_date"),
        ("2020-03-05\x00", "control_character"), (True, "wrong_type"),
    ],
)  # fmt: skip
def test_dates_that_are_refused(read, raw: object, code: str):
    assert read("date", raw) == f"!{code}"
    assert read("period", raw) == f"!{code}"


@pytest.mark.parametrize("raw", [None, "", " "])
def test_blanks(read, raw: object):
    assert read("date", raw) is None
    assert read("period", raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        "2020-03-05/2020-03-08", "2020-3-5至2020-3-8", "2020.3.5-2020.3.8", "2020/3/5 - 2020/3/8",
        "2020年3月5日—2020年3月8日", "20200305--20200308", "2020-03-05 ～ 2020-03-08",
        "2020-03-05到20200308", ["2020-03-05", "2020-03-08"], (date(2020, 3, 5), "2020/3/8"),
    ],
)  # fmt: skip
def test_periods(read, raw: object):
    assert read("period", raw) == "2020-03-05/2020-03-08"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (["2020-03-05", ""], "2020-03-05"), (["2020-03-05"], "2020-03-05"), ([], None),
        (["", None], None), (["2020-03-05", "2020-3-5"], "2020-03-05"),
        (["", "2020-03-05"], "!period_start"), (["2020-03-08", "2020-03-05"], "!period_order"),
        ("2020-03-08/2020-03-05", "!period_order"), (["a", ""], "!not_date"),
        (["2020-03-05", "x"], "!not_date"), (["1", "2", "3"], "!wrong_type"),
        ("2020-03-05/2020-02-30", "!no_such_date"),
    ],
)  # fmt: skip
def test_periods_of_two_boxes_and_wrong_ones(read, raw: object, value: object):
    assert read("period", raw) == value


def test_shown(make):
    assert kinds.show(make("date"), "2020-03-05") == "2020-03-05"
    assert kinds.show(make("period"), "2020-03-05") == "2020-03-05"
    assert kinds.show(make("period"), "2020-03-05/2020-03-08") == "2020-03-05 至 2020-03-08"


@given(DAYS)
def test_a_day_in_any_notation_is_itself(day: date):
    year, month, number = day.year, day.month, day.day
    for raw in (
        day, day.isoformat(), f"{year}/{month}/{number}", f"{year}.{month:02}.{number}",
        f"{year}年{month}月{number}日", f"{day:%Y%m%d}",
    ):  # fmt: skip
        assert kinds.parse(DATE, raw) == day.isoformat()


@given(DAYS, DAYS)
def test_a_period_survives_being_shown(one: date, two: date):
    first, last = sorted([one, two])
    value = kinds.parse(PERIOD, [first, last])
    assert value is not None
    assert kinds.parse(PERIOD, kinds.show(PERIOD, value)) == value
    assert kinds.parse(PERIOD, value) == value


@given(st.text(alphabet="0123456789-/.年月日至 T:", max_size=24))
def test_anything_is_a_day_or_refused(raw: str):
    for item in (DATE, PERIOD):
        try:
            value = kinds.parse(item, raw)
        except Refusal:
            continue
        for part in str(value).split("/") if value else ():
            assert date.fromisoformat(part).isoformat() == part
