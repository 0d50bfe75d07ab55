"""Every item of a form over many units: sums with their blanks, choices counted, ratings spread."""

from dataclasses import dataclass

from istc.definitions.model import Form, Item
from istc.query.show.cells import text
from istc.reports.models.total import RECORDS
from istc.reports.selection.sums import Sums
from istc.rollup.plan import How, plan_of
from istc.rollup.tally import Tally


@dataclass(frozen=True, slots=True)
class Share:
    code: str
    label: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Answer:
    """`filled` of `records` hold the item; `shares` for choices, `sum` for numbers."""

    item: Item
    how: How
    filled: int
    records: int
    sum: str = ""
    shares: tuple[Share, ...] = ()

    @property
    def blank(self) -> int:
        """Rows of sub-tables may hold more cells than there are records."""
        return max(0, self.records - self.filled)

    @property
    def head(self) -> str:
        return " · ".join(self.item.path)


def answers(form: Form, sums: Sums, counts: Tally) -> tuple[Answer, ...]:
    records = sums[RECORDS].filled if RECORDS in sums else 0
    found = []
    for line in plan_of(form).lines:
        item = line.item
        if line.how is How.SUM:
            one = sums.get(item.id)
            filled = one.filled if one else 0
            found.append(Answer(item, line.how, filled, records, text(one)))
        elif line.how is How.EACH:
            filled = sums[item.id].filled if item.id in sums else 0
            found.append(Answer(item, line.how, filled, records))
        else:
            filled = counts.filled[item.id]
            found.append(Answer(item, line.how, filled, records, shares=_shares(item, counts)))
    return tuple(found)


def _shares(item: Item, counts: Tally) -> tuple[Share, ...]:
    """Options in printed order; the unchosen ones of long lists are left out."""
    if item.options is None or item.id not in counts.chosen:
        return ()
    made, filled = counts.chosen[item.id], counts.filled[item.id]
    few = len(item.options.options) <= 12
    return tuple(
        Share(one.code, one.label, made[one.code], made[one.code] * 100 // filled if filled else 0)
        for one in item.options.options
        if few or made[one.code]
    )
