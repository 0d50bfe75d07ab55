"""What the confirmation letter says: the round's words, filled from the submission that stands."""

from dataclasses import dataclass

from istc.reports.models import Submission
from istc.rounds.models import Round
from istc.rounds.texts.judging import filled


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
        title=round.fact("letter_title"),
        addressee=round.fact("owner"),
        unit=submission.placement.name,
        paragraphs=_paragraphs(round, submission),
        left_out=left,
        forms=tuple(forms),
        check_code=submission.check_code,
    )


def _paragraphs(round: Round, submission: Submission) -> tuple[str, ...]:
    counts, left = submission.counts, len(submission.left_out)
    known = {
        "年度": round.year,
        "调查名称": round.fact("full_title"),
        "单位": submission.placement.name,
        "上报单位": counts["units"] - left,
        "完成": counts["done"],
        "零报告": counts["nil"],
        "记录": counts["records"],
    }
    said = filled(round.fact("letter_body"), known)
    if left:
        why = {"未上报": left, "原因": submission.note}
        said += "\n" + filled(round.fact("letter_left_out"), why)
    return tuple(said.split("\n"))
