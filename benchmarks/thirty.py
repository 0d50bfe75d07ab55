"""An edition with one more form: the thirty fields of the plain sheet, as a text file."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from benchmarks.plain.fields import CHOICES, COUNTS, MONEY, OPTIONS, TEXTS

CODE = "BM_01_001"
QUESTIONNAIRES = Path(__file__).resolve().parent.parent / "questionnaires"


def _items() -> list[dict[str, object]]:
    counts = [
        {"id": f"count_{n}", "code": f"{n:02}", "label": f"数量{n}", "kind": "count", "unit": "个"}
        for n in range(1, COUNTS + 1)
    ]
    money = [
        {
            "id": f"money_{n}",
            "code": f"{COUNTS + n:02}",
            "label": f"经费{n}（万元人民币）",
            "kind": "money",
            "unit": "万元人民币",
        }
        for n in range(1, MONEY + 1)
    ]
    texts = [{"id": f"text_{n}", "label": f"名称{n}", "kind": "text"} for n in range(1, TEXTS + 1)]
    choices = [
        {"id": f"choice_{n}", "label": f"选择{n}", "kind": "choice", "list": "bench_options"}
        for n in range(1, CHOICES + 1)
    ]
    return [*counts, *money, *texts, *choices]


def form() -> dict[str, object]:
    """Two balances over the thirty fields, so that checks have something to do."""
    return {
        "form": CODE,
        "title": "三十项",
        "part": 1,
        "record": "single",
        "blocks": [{"fields": {"items": _items()}}],
        "balances": ["01≧02", "03≧04"],
    }


def write(folder: Path) -> Path:
    """A copy of the questionnaires with the form added; returns the folder to read from."""
    target = folder / "questionnaires"
    shutil.copytree(QUESTIONNAIRES, target)
    edition = target / "2020"
    survey = yaml.safe_load((edition / "survey.yaml").read_text(encoding="utf-8"))
    survey["forms"].insert(1, CODE)
    options = [{"code": code, "label": label} for code, label in OPTIONS]
    lists = {"list": "bench_options", "title": "选项", "origin": "assumed", "options": options}
    for path, body in (
        ("survey.yaml", survey),
        (f"forms/{CODE}.yaml", form()),
        ("lists/bench_options.yaml", lists),
    ):
        text = yaml.safe_dump(body, allow_unicode=True, sort_keys=False)
        (edition / path).write_text(text, encoding="utf-8")
    return target
