"""Whole reports as WORD or PDF: of one unit, or of all units of a selection one after another."""

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from django.utils import timezone

from istc.documents.docx import write_docx
from istc.documents.paper.report import Chapter, Report
from istc.documents.paper.sheets import CORNER
from istc.documents.pdf import Press
from istc.downloads.asked import Asked, unit_words
from istc.downloads.papers import UnitPaper
from istc.jobs.kinds import JobFailed
from istc.reports.selection.scope import Scope
from istc.units.access import Actor
from istc.units.models import Placement

MOST_CELLS = 80_000  # of one PDF: typst needs about 0.8 GB for 100,000
MOST_UNITS = 2_000  # of one Word file, which nobody could open any more
TOO_MANY = "选中 {count} 个单位，一个 WORD 文件最多 {most} 个。按单位或省份分次下载。"
TOO_LARGE = "{name}的数据约 {cells} 格，超过 PDF 的上限 {most} 格。改用 WORD 或 Excel 下载。"
NOBODY = "没有符合条件的单位。改变条件后重新下载。"
Tick = Callable[[int, int], None]


def write_word(target: Path, asked: Asked, actor: Actor, *, tick: Tick) -> int:
    """Gives the number of units. Raises JobFailed, Http404."""
    scope = asked.scope(actor)
    places = _places(scope)
    if len(places) > MOST_UNITS:
        raise JobFailed(TOO_MANY.format(count=len(places), most=MOST_UNITS))
    with target.open("wb") as file:
        write_docx(file, _report(asked, scope, places, tick))
    return len(places)


def write_pdf(target: Path, asked: Asked, actor: Actor, *, tick: Tick) -> int:
    """One file for one unit, a zip of one file each for more. Raises JobFailed, NoFonts,
    Http404."""
    scope = asked.scope(actor)
    places = _places(scope)
    with Press() as press:
        if len(places) == 1:
            target.write_bytes(press.pdf_of(_one(asked, scope, places[0])))
            return 1
        with ZipFile(target, "w", ZIP_STORED) as bundle:
            for number, place in enumerate(places, 1):
                tick(number - 1, len(places))
                name = f"{number:04d}_{safe(place.name)}.pdf"
                bundle.writestr(name, press.pdf_of(_one(asked, scope, place)))
    return len(places)


def count_units(asked: Asked, actor: Actor) -> int:
    return asked.scope(actor).places.count()


def _places(scope: Scope) -> list[Placement]:
    found = list(scope.places.order_by("path"))
    if not found:
        raise JobFailed(NOBODY)
    return found


def _one(asked: Asked, scope: Scope, place: Placement) -> Report:
    cells = UnitPaper.of(asked.round, place).cells
    if cells > MOST_CELLS:
        raise JobFailed(TOO_LARGE.format(name=place.name, cells=cells, most=MOST_CELLS))
    return _report(asked, scope, [place], lambda done, of: None)


def _report(asked: Asked, scope: Scope, places: list[Placement], tick: Tick) -> Report:
    edition = asked.edition
    name = places[0].name if len(places) == 1 else unit_words(scope)
    about = [("填报单位", name), ("数据年份", f"{asked.round.year} 年")]
    if len(places) > 1:
        about.append(("包含单位", f"{len(places)} 个"))
    about += [(word, fact) for word, name in CORNER[:2] if (fact := asked.round.fact(name))]
    about.append(("生成日期", f"{timezone.localdate():%Y-%m-%d}"))
    return Report(
        title=asked.round.fact("full_title") or edition.title,
        about=tuple(about),
        parts={part.number: part.title for part in edition.parts},
        units=tuple((str(place.unit_id), place.name) for place in places),
        chapters=_chapters(asked, places, tick),
        footer=f"{name}　{asked.round.year} 年度",
    )


def _chapters(asked: Asked, places: list[Placement], tick: Tick) -> Iterator[Chapter]:
    for number, place in enumerate(places):
        tick(number, len(places))
        yield UnitPaper.of(asked.round, place).chapter()


def safe(name: str) -> str:
    """A unit's name as part of a file's name."""
    kept = "".join("_" if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return kept.strip(". ")[:60] or "_"
