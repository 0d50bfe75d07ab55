"""PDF of a report: all forms compile, with our own fonts and users' texts as they are (F60)."""

import pytest
import typst

from istc.documents.pdf import FONTS, NoFonts, Press, pdf_of, report
from istc.documents.pdf.source import literal, source
from tests.unit.documents.paper.filled import NASTY
from tests.unit.documents.paper.filled import report as made


@pytest.mark.slow
def test_all_forms_compile_without_a_warning():
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    text = "".join(source(made(text=NASTY))).encode()

    file, warnings = compiler.compile_with_warnings(input=text, format="pdf", pdf_tags=False)

    assert file.startswith(b"%PDF")
    assert warnings == []


def test_a_branch_compiles_with_contents_of_its_units():
    assert pdf_of(made("甲大学", "乙学院", codes=("HZ_02_001",))).startswith(b"%PDF")


@pytest.mark.parametrize(("records", "pages"), [(0, 2), (1, 3)])
def test_sheets_with_nothing_in_them_share_a_page(records, pages):
    text = "".join(source(made(codes=("HJ_01", "HJ_02"), records=records)))
    assert text.count("#pagebreak()") == pages
    assert text.count("#block(breakable: false)[") == (0 if records else 2)


def test_a_text_is_a_literal():
    assert literal('a"b\\c\nd\x00') == '"a\\"b\\\\c\\nd"'


def test_without_fonts_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(report, "FONTS", tmp_path)

    with pytest.raises(NoFonts):
        pdf_of(made(codes=("HZ_02_001",)))


@pytest.mark.slow
def test_a_press_makes_one_file_after_the_other_in_another_process(monkeypatch):
    monkeypatch.setattr(report, "FILES_OF_A_CHILD", 1)
    with Press() as press:
        files = [press.pdf_of(made(name, codes=("HZ_02_001",))) for name in ("甲", "乙")]

    assert [file[:4] for file in files] == [b"%PDF", b"%PDF"]
