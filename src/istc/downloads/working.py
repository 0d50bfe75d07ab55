"""The job behind every download: rights are looked at again, then the file is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404

from istc import audit
from istc.definitions.model import Form
from istc.downloads.asked import Asked, ask
from istc.downloads.reports import count_units, safe, write_pdf, write_word
from istc.downloads.tables import write_table
from istc.jobs.files import discard, new_path
from istc.jobs.kinds import JobFailed, Result, Running
from istc.rollup.filters import FilterRefused
from istc.rounds.models import Notice
from istc.units.access import Actor
from istc.units.models import Account

MIMES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".zip": "application/zip",
}
GONE = "要下载的单位、报表或年度已经不在可见范围内。重新选择后下载。"
ACTION = "report.download"


@dataclass(frozen=True)
class Work:
    """One download: what is asked, by whom, in which format (without the dot)."""

    asked: Asked
    actor: Actor
    format: str
    job: Running


def run(job: Running) -> Result:
    """Payload: year, form ("" for all), format, query. Raises JobFailed, Cancelled, HandedBack."""
    work = _work(job)
    suffix = _suffix(work)
    target = new_path(suffix)
    try:
        told, name = WRITERS.get(work.format, _tables)(work, target), _name(work, suffix)
    except Http404 as gone:
        discard(str(target))
        raise JobFailed(GONE) from gone
    except BaseException:
        discard(str(target))
        raise
    _tell(work, name, told)
    return Result(message=told, path=str(target), file_name=name, mime=MIMES[suffix])


def _work(job: Running) -> Work:
    account = Account.objects.filter(pk=job.owner_id, is_active=True).first()
    if account is None:
        raise JobFailed(GONE)
    payload = job.payload
    try:
        asked = ask(int(payload["year"]), str(payload["form"]), str(payload["query"]))
    except (FilterRefused, Http404) as wrong:
        raise JobFailed(GONE) from wrong
    return Work(asked, Actor.of(account, job.address), str(payload["format"]), job)


def _suffix(work: Work) -> str:
    """A zip wherever there is more than one file."""
    if work.format == "pdf":
        return ".pdf" if _one_unit(work) else ".zip"
    if work.format == "docx":
        return ".docx"
    one = work.asked.form is not None and len(work.asked.filter.years) == 1
    return f".{work.format}" if one else ".zip"


def _one_unit(work: Work) -> bool:
    try:
        return count_units(work.asked, work.actor) == 1
    except Http404 as gone:
        raise JobFailed(GONE) from gone


def _word(work: Work, target: Path) -> str:
    count = write_word(target, work.asked, work.actor, tick=_units(work))
    return f"共 {count} 个单位。"


def _pdf(work: Work, target: Path) -> str:
    count = write_pdf(target, work.asked, work.actor, tick=_units(work))
    return f"共 {count} 个单位。"


def _units(work: Work) -> Callable[[int, int], None]:
    def tick(done: int, whole: int) -> None:
        work.job.report(done * 100 // max(whole, 1), f"已写 {done}/{whole} 个单位")

    return tick


def _tables(work: Work, target: Path) -> str:
    files, missing = _files(work)
    left = f"{'、'.join(missing)} 年没有所选单位、报表或指标，未含。" if missing else ""
    if target.suffix != ".zip":
        asked, form = files[0]
        count = write_table(target, asked, form, actor=work.actor, tick=_records(work, 0, form))
        return f"共 {count} 行。{left}"
    whole = 0
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as bundle:
        for number, (asked, form) in enumerate(files):
            one = new_path(f".{work.format}")
            try:
                tick = _records(work, number * 100 // len(files), form)
                whole += write_table(one, asked, form, actor=work.actor, tick=tick)
                tick(0)
                name = f"{asked.round.year}_{form.code}_{safe(form.title)}.{work.format}"
                bundle.write(one, name)
            finally:
                discard(str(one))
    return f"共 {len(files)} 个文件，{whole} 行。{left}"


def _files(work: Work) -> tuple[list[tuple[Asked, Form]], list[str]]:
    """Each year and form asked for, and the years that had not the form or the units: they are
    left to the other years. Raises Http404 where no year is left."""
    found: list[tuple[Asked, Form]] = []
    missing: list[str] = []
    for year in work.asked.filter.years:
        try:
            asked = work.asked.in_year(year)
            asked.scope(work.actor)
        except Http404:
            missing.append(str(year))
        else:
            found += [(asked, form) for form in asked.forms]
    if not found:
        raise Http404
    return found, missing


def _records(work: Work, percent: int, form: Form) -> Callable[[int], None]:
    def tick(count: int) -> None:
        work.job.report(percent, f"{form.code} 已写 {count:,} 条")

    return tick


def _name(work: Work, suffix: str) -> str:
    asked = work.asked
    years = "_".join(map(str, sorted(asked.filter.years)))
    what = asked.what.replace(" ", "_", 1)
    scope = asked.scope(work.actor)
    unit = scope.top.name if scope.top else "全国"
    return f"{safe(what)}_{safe(unit)}_{years}{suffix}"


def _tell(work: Work, name: str, told: str) -> None:
    """A row in the log (design §8), and a notice to the unit that waits for it."""
    asked, actor = work.asked, work.actor
    audit.record(
        actor=actor,
        action=ACTION,
        unit=actor.unit_id,
        year=asked.round.year,
        subject=asked.form.code if asked.form else "",
        after={"format": work.format, "filter": asked.filter.address(), "told": told},
    )
    if actor.unit_id is not None:
        words = f"{told}在“数据下载”中取文件，到期自动删除。"
        Notice.objects.create(
            round=asked.round,
            unit_id=actor.unit_id,
            kind=Notice.Kind.PUBLIC,
            title=f"下载已生成：{name}"[:200],
            body=words,
        )


WRITERS: dict[str, Callable[[Work, Path], str]] = {"docx": _word, "pdf": _pdf}
