"""Fills any form of any edition with something that can be stored, through the actions."""

from dataclasses import dataclass
from typing import Any

from istc.definitions.model import Form, Item
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement

SAMPLES = {
    "text": "先进陶瓷<联合>实验室",
    "longtext": "共建联合实验室，\n双方互派人员。",
    "count": "1234",
    "money": "1234.5",
    "decimal": "12.25",
    "date": "2020-05-06",
    "period": "2020-05-01/2020-05-03",
    "phone": "025-55660123",
    "mobile": "13812345678",
    "email": "gjc@example.edu.cn",
    "url": "https://www.example.edu.cn/en",
    "issn": "0028-0836",
}


def sample(item: Item) -> Any:
    """The first option of a list; a fixed value of any other kind."""
    if item.options:
        first = item.options.options[0].code
        return [first] if item.kind == "choices" else first
    return SAMPLES[item.kind]


def samples(form: Form) -> dict[str, Any]:
    """A value for every item that is typed, two rows in every sub-table."""
    typed = [item for item in form.items if not item.computed]
    values = {item.id: sample(item) for item in typed if not item.table}
    for table, block in form.tables.items():
        row = {item.id: sample(item) for item in block.items if not item.computed}
        values[table] = [row, row]
    return values


@dataclass
class Unit:
    """One unit in one round."""

    actor: Actor
    round: Round
    place: Placement

    def key(self, code: str) -> ReportKey:
        return ReportKey(self.round, self.place, self.round.edition_model.by_code[code])

    def who(self, code: str) -> dict[str, Any]:
        return {"actor": self.actor, "report_key": self.key(code)}

    def basics(self) -> None:
        """The first form, complete, saying what the tree says."""
        form = self.round.edition_model.forms[0]
        facts = {"unit_type": self.place.type, "province": self.place.province}
        self._save(form.code, {**samples(form), **facts, "full_name": self.place.name})
        actions.complete(**self.who(form.code))
        self.place.refresh_from_db()

    def fill(self, code: str, *, records: int = 1, **changes: Any) -> None:
        form = self.round.edition_model.by_code[code]
        values = {**samples(form), **changes}
        if not form.multi:
            self._save(code, values)
            return
        actions.add_records(**self.who(code), rows=[values] * records)

    def nil(self, code: str) -> None:
        actions.report_nil(**self.who(code))

    def _save(self, code: str, values: dict[str, Any]) -> None:
        saved = actions.save_values(**self.who(code), changes=values, version=0)
        assert saved.refusals == ()
