"""Writes docs/samples/ from the demo in the database at hand.

Run as `PYTHONPATH=src python tools/samples.py`. The same writers as behind 下载:
a sample is what a user gets.
"""

import os
from pathlib import Path
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "istc.config.settings")
django.setup()

from istc.downloads.asked import ask  # noqa: E402 - Django must be set up first
from istc.downloads.reports import write_pdf, write_word  # noqa: E402
from istc.downloads.tables import write_table  # noqa: E402
from istc.units.access import Actor  # noqa: E402
from istc.units.models import Account  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "docs/samples"
YEAR, PROVINCE, UNIT, FORM = 2020, "sh_kjt", "江宁市科学技术局", "HZ_02_005"


def main() -> None:
    actor = Actor.of(Account.objects.get(username=PROVINCE))
    one = ask(YEAR, "", urlencode({"year": YEAR, "name": UNIT, "below": 0}))
    write_word(FOLDER / "report.docx", one, actor, tick=lambda done, whole: None)
    write_pdf(FOLDER / "report.pdf", one, actor, tick=lambda done, whole: None)
    form = ask(YEAR, FORM, urlencode({"year": YEAR}))
    for suffix in ("xlsx", "json"):
        target = FOLDER / f"{FORM}.{suffix}"
        write_table(target, form, form.forms[0], actor=actor, tick=lambda count: None)


if __name__ == "__main__":
    main()
