"""What was read from a file is kept in lines, and found again from any record on (N23, N24)."""

from itertools import islice

import pytest

from istc.intake.outcome import Record
from istc.workbooks.keeping import load_read, records, save_read
from istc.workbooks.models import Upload


@pytest.fixture
def upload(settings, tmp_path) -> Upload:
    settings.ISTC_DATA = tmp_path
    return Upload(token="t" * 32)


def sheet(count: int) -> dict:
    return {"items": ["name", "people"], "count": count, "bad": frozenset({1})}


def kept(upload: Upload, *counts: int) -> dict:
    read = [
        [Record(n + 3, n or None, {"name": f"{place} {n}"}) for n in range(count)]
        for place, count in enumerate(counts)
    ]
    found = {"faults": [], "notes": [], "sheets": [sheet(count) for count in counts]}
    save_read(upload, found, read)
    return load_read(upload)


def test_every_record_comes_back_under_its_sheet(upload):
    found = kept(upload, 501, 0, 1000, 3)
    for place, count in enumerate((501, 0, 1000, 3)):
        names = [one.values["name"] for one in records(upload, found, place)]
        assert names == [f"{place} {n}" for n in range(count)]


@pytest.mark.parametrize("first", [0, 1, 499, 500, 501, 999])
def test_records_from_one_on(upload, first):
    found = kept(upload, 7, 1000)
    assert next(records(upload, found, 1, first=first)).values == {"name": f"1 {first}"}
    rest = [one.row for one in islice(records(upload, found, 1, first=first), 3)]
    assert rest == list(range(first + 3, min(first + 6, 1003)))


def test_blanks_stay_away_and_keys_and_faults_are_kept(upload):
    found = kept(upload, 2)
    assert found["sheets"][0]["bad"] == {1}
    assert [(one.key, one.values) for one in records(upload, found, 0)] == [
        (None, {"name": "0 0"}),
        (1, {"name": "0 1"}),
    ]


def test_nothing_was_read(upload):
    assert load_read(upload) == {"sheets": [], "faults": [], "notes": []}
