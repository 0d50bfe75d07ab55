"""Small editions for tests: the tiny one of two forms, copies to plant faults in, single forms."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from istc.definitions.compile.edition import Compiled, compile_edition
from istc.definitions.load import load_edition_from
from istc.definitions.model import Edition, Form, Item

TINY = Path(__file__).parents[2] / "questionnaires" / "tiny"

SURVEY = """\
edition: small
year: 2020
title: 小调查
parts: [{number: 1, title: 基本信息}]
forms: [A]
"""
FORM = """\
form: A
title: 甲表
part: 1
record: single
blocks:
"""
LISTS = {
    "lists/colours.yaml": """\
title: 颜色
origin: printed
other: "09"
options: [["01", 红], ["02", 黄], ["09", 其他]]
""",
}


@pytest.fixture(scope="session")
def tiny() -> Edition:
    return load_edition_from(TINY)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tiny edition to spoil."""
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


@pytest.fixture
def plant(copy: Path) -> Callable[[str, str, str], Path]:
    """Replaces text in a file of the copy and gives the edition's folder."""

    def replace(file: str, old: str, new: str) -> Path:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return copy

    return replace


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Compiled]:
    """Compiles an edition of one form `A` whose blocks (and whatever follows) are given."""

    def build(body: str, *, head: str = FORM, **files: str) -> Compiled:
        texts = {"survey.yaml": SURVEY, "forms/A.yaml": head + body, **LISTS}
        texts |= {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return compile_edition(tmp_path)

    return build


@pytest.fixture
def form(small: Callable[..., Compiled]) -> Callable[..., Form]:
    """As `small`, for a form without a fault."""

    def build(body: str, **files: str) -> Form:
        compiled = small(body, **files)
        assert compiled.problems == []
        return compiled.edition.by_code["A"]

    return build


@pytest.fixture
def item(form: Callable[..., Form]) -> Callable[[str], Item]:
    """One item in the definition's own notation: `{id: n, label: 数, kind: count, unit: 个}`."""
    return lambda text: form(f"  - fields: {{items: [{text}]}}\n").items[0]
