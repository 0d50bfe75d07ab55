"""docs/deploy/settings.md names every setting that the code reads, and no other."""

import re

from istc.config.settings.env import ROOT

READ = re.compile(r'\b(?:flag|number|text|choice|listed|get)\(\s*"(DATABASE_URL|ISTC_[A-Z_]+)"')
PAGE = ROOT / "docs" / "deploy" / "settings.md"
EXAMPLE = ROOT / "docs" / "deploy" / "istc.env.example"


def read_by_the_code() -> set[str]:
    files = (ROOT / "src" / "istc").rglob("*.py")
    return {name for file in files for name in READ.findall(file.read_text(encoding="utf-8"))}


def test_the_page_names_every_setting():
    rows = [
        line.split("|")[1] for line in PAGE.read_text(encoding="utf-8").splitlines()[5:] if line
    ]
    named = [name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)]
    assert len(named) > 30
    assert sorted(named) == sorted(read_by_the_code())


def test_the_example_sets_what_there_is():
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    names = {line.partition("=")[0] for line in lines if not line.startswith("#")}
    assert names <= read_by_the_code()
