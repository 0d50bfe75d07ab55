"""Cells that calamine shows as blank in .ods and .xls are found before it reads them (N23)."""

import struct
from pathlib import Path

import pytest

from istc.intake.child import biff, ods
from istc.intake.child.compound import Compound
from istc.intake.limits import Limits
from istc.intake.refused import Refused
from tests.workbooks.cases import converted
from tests.workbooks.should_fail.cases import error_value

NAMES = ["office", "table", "text", "calcext"]
ROOT = "<x " + " ".join(f'xmlns:{name}="urn:{name}"' for name in NAMES) + ">{}</x>"
ERROR = '<table:table-cell table:formula="of:=1/0" calcext:value-type="error"{}/>'


def tables(*rows: str, name: str = "一") -> dict:
    text = ROOT.format(f'<table:table table:name="{name}">{"".join(rows)}</table:table>')
    return ods.scan([text.encode()], Limits())


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"


def repeated(of: str, times: int) -> str:
    return f' table:number-{of}-repeated="{times}"'


def test_places_count_what_is_repeated():
    blank = row("<table:table-cell/>", more=repeated("rows", 4))
    found = tables(blank, row(cell("a", repeated("columns", 27)), ERROR.format("")))["一"]
    assert found.bad == {"AB5": "#VALUE!"}
    assert (found.rows, found.columns) == (5, 28)


@pytest.mark.parametrize(
    ("written", "error"),
    [
        (' table:formula="f" office:value-type="string" office:string-value=""', "#N/A"),
        (' table:formula="f" calcext:value-type="error"', "Err:502"),
        (' table:formula="f"', ""),
        (' table:formula="f" office:value-type="float" office:value="1"', None),
        (' table:formula="f" office:value-type="string" office:string-value="#甲"', None),
        (' office:value-type="string"', None),
    ],
)
def test_what_is_an_error(written, error):
    text = "1" if "float" in written else "#甲" if error is None else error
    assert tables(row(cell(text, written)))["一"].bad.get("A1") == error


def test_hidden_and_filtered_rows():
    rows = [row(cell("a"), more=f' table:visibility="{how}"') for how in ("collapse", "filter")]
    assert tables(row(cell("a")), *rows)["一"].hidden == [2, 3]


def test_cells_without_an_end_are_refused_before_they_are_read():
    far = row(cell("a"), more=repeated("rows", 1_048_576))
    wide = row(cell("a", repeated("columns", 16_384)))
    for rows, code in ((far, "rows"), (wide, "columns")):
        with pytest.raises(Refused) as caught:
            tables(rows)
        assert caught.value.code == code
    blank = row("<table:table-cell/>", more=repeated("rows", 1_048_576))
    assert tables(row(cell("a")), blank)["一"].rows == 1


def test_no_xml():
    with pytest.raises(Refused) as caught:
        ods.scan([b"<x><y></x>"], Limits())
    assert caught.value.code == "broken"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("xls")
    return converted(error_value(folder / "source.xlsx"), "xls").read_bytes()


def test_an_xls_written_by_libreoffice(saved: bytes):
    assert [one.bad for one in biff.scan(saved)] == [{"E2": "#DIV/0!"}]


def record(kind: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack("<HH", kind, len(body)) + body


def test_records_of_a_sheet(monkeypatch: pytest.MonkeyPatch):
    """An error typed in, one that a formula shows, a hidden row; not what a chart inside holds."""
    typed = record(0x0205, struct.pack("<HHHBB", 1, 2, 0, 0x2A, 1))
    true = record(0x0205, struct.pack("<HHHBB", 1, 3, 0, 1, 0))
    shown = record(0x0006, struct.pack("<HHH", 4, 27, 0), b"\2\0\x17\0\0\0\xff\xff")
    number = record(0x0006, struct.pack("<HHHd", 4, 28, 0, 1.5))
    hidden = record(0x0208, struct.pack("<HHHHHHH", 6, 0, 1, 0, 0, 0, 0x20))
    start, end = record(0x0809, b"\0" * 4), record(0x000A)
    chart = start + record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 0x2A, 1)) + end
    sheet = start + typed + true + chart + shown + number + hidden + end
    at = len(start) + len(end) + 12
    stream = start + record(0x0085, struct.pack("<IHBB", at, 0, 0, 0)) + end + sheet
    monkeypatch.setattr(biff, "Compound", lambda content: content)
    (found,) = biff.scan(type("Case", (), {"stream": lambda self, *names: stream})())
    assert found.bad == {"C2": "#N/A", "AB5": "#REF!"}
    assert found.hidden == [7]
    assert biff.scan(type("Case", (), {"stream": lambda self, *names: stream[:9]})()) == []


def test_a_compound_file_that_leads_in_a_circle(saved: bytes):
    first = struct.unpack_from("<I", saved, 48)[0]
    table = struct.unpack_from("<I", saved, 76)[0]
    broken = bytearray(saved)
    struct.pack_into("<I", broken, 512 + table * 512 + first * 4, first)
    with pytest.raises(Refused):
        biff.scan(bytes(broken))


@pytest.mark.parametrize("length", [0, 20, 512])
def test_a_compound_file_cut_off(saved: bytes, length: int):
    with pytest.raises(Refused):
        biff.scan(saved[:length])


def test_streams_that_are_not_there(saved: bytes, tmp_path: Path):
    assert Compound(saved).stream("Nothing") == b""
