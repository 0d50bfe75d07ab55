"""Computed items as Excel formulas; what Excel could not compute alike has none."""

from collections.abc import Mapping
from dataclasses import dataclass

from istc.definitions.expression.syntax import Arithmetic, Call, Node, Number, Ref
from istc.documents.xlsx.places import Places


@dataclass(frozen=True, slots=True)
class Where:
    """The sheet and line that a formula stands in, and the other sheets of the workbook."""

    here: Places
    row: int
    sheets: Mapping[str, Places]


def formula(node: Node, where: Where) -> str | None:
    """`=IF(COUNT(…)=0,"",…)`: blank where all its sources are blank, as our own totals are."""
    terms: list[str] = []
    written = _write(node, where, terms)
    if written is None or not terms:
        return None
    return f'=IF(COUNT({",".join(terms)})=0,"",{written})'


def _write(node: Node, where: Where, terms: list[str]) -> str | None:
    match node:
        case Number(value=value):
            return f"{value:f}"
        case Ref(item=item, form=None) if item in where.here.plan.place:
            cell = where.here.cell(item, where.row)
            terms.append(cell)
            return f"N({cell})"  # a blank total is "", which + would not take
        case Call(name="SUM", args=(Ref() as ref,)):
            return _sum(ref, where, terms)
        case Arithmetic(operator=sign, left=left, right=right):
            parts = [_write(part, where, terms) for part in (left, right)]
            if None in parts:
                return None
            brackets = isinstance(right, Arithmetic) or sign in "*/"
            return f"({parts[0]}){sign}({parts[1]})" if brackets else sign.join(map(str, parts))
    return None


def _sum(ref: Ref, where: Where, terms: list[str]) -> str | None:
    """Over the records of another sheet, or the sub-table rows of a single form's record."""
    if ref.form is None:
        one = not where.here.plan.form.multi and ref.item in where.here.plan.place
        area = where.here.down(ref.item) if one else None
    else:
        there = where.sheets.get(ref.form)
        area = there.down(ref.item, sheet=ref.form) if there else None
    if area is None:
        return None
    terms.append(area)
    return f"SUM({area})"
