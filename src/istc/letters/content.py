"""What the confirmation letter says: from the submission that stands, nothing typed."""

from dataclasses import dataclass

from istc.reports.models import Submission
from istc.rounds.models import Round

TITLE = "填报完毕确认函"


@dataclass(frozen=True, slots=True)
class Letter:
    """`forms`: (code, title, units done, of these nil, records); `left_out`: (unit, how far)."""

    year: int
    title: str
    addressee: str
    unit: str
    paragraphs: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str, int, int, int], ...]
    check_code: str


def letter_of(round: Round, submission: Submission) -> Letter:
    counts, edition = submission.counts, round.edition_model
    forms = []
    for form in edition.forms:
        one = counts["forms"].get(form.code, {"done": 0, "nil": 0, "records": 0})
        forms.append((form.code, form.title, one["done"], one["nil"], one["records"]))
    left = tuple((one["name"], one["words"]) for one in submission.left_out)
    return Letter(
        year=round.year,
        title=TITLE,
        addressee=round.fact("owner"),
        unit=submission.placement.name,
        paragraphs=_paragraphs(round, submission),
        left_out=left,
        forms=tuple(forms),
        check_code=submission.check_code,
    )


def _paragraphs(round: Round, submission: Submission) -> tuple[str, ...]:
    counts = submission.counts
    reported = counts["units"] - len(submission.left_out)
    said = [
        f"我单位及所属单位已完成 {round.year} 年度{round.fact('full_title')}的网上填报，"
        "所填数据真实、准确、完整。",
        f"本次上报单位 {reported} 个，完成报表 {counts['done']} 张次，其中零报告 "
        f"{counts['nil']} 张次，记录 {counts['records']} 条，各表情况见附表。",
    ]
    if submission.left_out:
        said.append(f"下列 {len(submission.left_out)} 个单位未完成上报。原因：{submission.note}")
    return tuple(said)
