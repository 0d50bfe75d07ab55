"""The WORD of a unit as LibreOffice lays it out: read page by page (issue 6, shows 2)."""

import random
import re
import subprocess
from pathlib import Path

import pytest
from django.utils import timezone

from istc.checks.around import Known
from istc.checks.run import applies
from istc.definitions.load import load_edition
from istc.reports.models import FormReport, Record
from istc.reports.sample import sample_entries

pytestmark = pytest.mark.slow
EDITION = load_edition("2020", 2020)
FOOT = re.compile(r"第 *\d+ *页")
CLOSING = re.compile(r"单位负责人|校验码|说明：")
LINE = re.compile(r"(H[ZJ]_\d\d(?:_\d{3})?)\s.*?\.{5,}\s*(\d+)")


@pytest.fixture
def pages(tree, round_2020, download, tmp_path) -> list[str]:
    """Every other form filled in, of many records; the rest not begun."""
    rng = random.Random(2020)
    for form in (one for one in EDITION.forms[::2] if applies(one, tree.university.facts)):
        rows = sample_entries(
            form, rng, Known(2020, tree.university.facts), count=9 if form.multi else 1
        )
        report = FormReport.objects.create(
            round=round_2020, unit_id=tree.university.unit_id, form=form.code, records=len(rows),
            state="done", updated_at=timezone.now(),
        )  # fmt: skip
        Record.objects.bulk_create(
            Record(report=report, position=number, values=values)
            for number, values in enumerate(rows, 1)
        )
    made = download("university", "/2020/download/word/?below=0", "docx").path
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), made]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    read = ["pdftotext", "-layout", str(tmp_path / f"{Path(made).stem}.pdf"), "-"]
    told = subprocess.run(read, check=True, capture_output=True, timeout=60).stdout.decode()
    return told.split("\f")[:-1]


def test_it_reads_as_a_report(pages):
    """Title page, contents that lead to the right pages, seven parts, all forms, numbered pages;
    no sign without a glyph, no page with closing lines alone."""
    assert EDITION.facts["full_title"] in re.sub(r"\s", "", pages[0])
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in re.sub(r"\s", "", page)
    lines = {code: int(number) for page in pages for code, number in LINE.findall(page)}
    assert list(lines) == [form.code for form in EDITION.forms]
    for code, number in lines.items():
        assert re.search(rf"号：\s*{code}\b", pages[number - 1]), code
    whole = "".join(pages)
    assert "\ufffd" not in whole
    for part in EDITION.parts:
        assert whole.count(part.title) >= 2  # in the contents and over its first form
    for number, page in enumerate(pages, 1):
        rest = [line for line in page.splitlines() if line.strip() and not FOOT.search(line)]
        assert len([line for line in rest if not CLOSING.search(line)]) > 1, number
