"""The figures of a form over the years, so that a jump is seen at a glance (screen 13)."""

from dataclasses import dataclass
from decimal import Decimal

from istc.definitions.model import Form
from istc.reports.keys import ReportKey
from istc.reports.models import Total
from istc.reports.models.total import RECORDS
from istc.rollup.plan import plan_of

YEARS = 5
FIGURES = 3
HEIGHT = 40  # of the bars


@dataclass(frozen=True, slots=True)
class Bar:
    year: int
    value: Decimal
    height: float
    y: float


@dataclass(frozen=True, slots=True)
class Figure:
    """`before`: last year's, None where there was none. `bars`: oldest first."""

    label: str
    now: Decimal
    before: Decimal | None
    bars: tuple[Bar, ...]

    @property
    def change(self) -> str:
        """Up to tenfold in percent, beyond as a multiple."""
        if not self.before:
            return ""
        if self.now == self.before:
            return "持平"
        if self.now >= self.before * 10:
            return f"是上年的 {self.now / self.before:.0f} 倍"
        return f"{(self.now - self.before) * 100 / self.before:+.0f}%"


def trend(key: ReportKey) -> tuple[Figure, ...]:
    """One query."""
    names = _names(key.form)
    years = range(key.round.year - YEARS + 1, key.round.year + 1)
    rows = Total.objects.filter(
        unit_id=key.placement.unit_id, form=key.form.code, item__in=list(names), filled__gt=0,
        round__year__in=years,
    )  # fmt: skip
    found: dict[str, dict[int, Decimal]] = {}
    for item, year, value in rows.values_list("item", "round__year", "value"):
        found.setdefault(item, {})[year] = value.normalize()
    return tuple(
        _figure(label, found[item], key.round.year)
        for item, label in names.items()
        if key.round.year in found.get(item, {})
    )


def _names(form: Form) -> dict[str, str]:
    """Records of a form of many, then the sums that its list of records shows first."""
    sums = plan_of(form).sums
    first = sorted(sums, key=lambda item: (item.id not in form.summary, item.computed is None))
    found = {RECORDS: "记录数"} if form.multi else {}
    for item in first[: FIGURES - len(found)]:
        found[item.id] = item.name
    return found


def _figure(label: str, values: dict[int, Decimal], year: int) -> Figure:
    most = max(*values.values(), Decimal(0)) or Decimal(1)
    bars = []
    for one in sorted(values):
        height = round(float(max(values[one], Decimal(0)) / most) * HEIGHT, 1)
        bars.append(Bar(one, values[one], height, HEIGHT - height))
    return Figure(label, values[year], values.get(year - 1), tuple(bars))
