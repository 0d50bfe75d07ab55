"""Units that fill in the whole small edition through the actions, and report."""

from dataclasses import dataclass
from pathlib import Path

from istc.reports import actions, queries
from istc.reports.keys import ReportKey
from istc.reports.models import Submission
from istc.rounds.models import Round
from tests.builders import Tree
from tests.integration.reports.bench import Desk
from tests.people import actor

QUESTIONNAIRES = Path(__file__).parents[1] / "reports/questionnaires"
ANSWERS = {"wishes": ["01"], "problems_channel": "1", "problems_money": "1"}
PROJECT = {"name": "甲", "funds": "1", "joint": "0", "topics": ["01"]}


@dataclass
class Branch:
    tree: Tree
    round: Round

    def desk(self, name: str) -> Desk:
        place = getattr(self.tree, name)
        place.refresh_from_db()
        return Desk(actor(self.tree.account(name)), self.round, place)

    def key(self, name: str, code: str) -> ReportKey:
        return self.desk(name).key(code)

    def begin(self, name: str) -> Desk:
        """Basic information complete, one project in draft."""
        desk = self.desk(name)
        place = desk.placement
        known = {"org_type": min(place.type, "03"), "province": place.province}
        desk.basics(**known, full_name=place.name)
        desk.add("R_04", **PROJECT)
        return desk

    def fill(self, *names: str) -> None:
        """Every form complete: nil where that may be, else the least that is asked."""
        for name in names:
            desk = self.begin(name)
            desk.complete("R_04")
            self.finish(desk)

    def finish(self, desk: Desk) -> None:
        desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
        desk.complete("R_05")
        for code, state in queries.states(self.round, desk.placement).items():
            if not state.applies or state.complete:
                continue
            if desk.form(code).nil_words:
                actions.report_nil(**desk.who(code))
            else:
                desk.save(code, ANSWERS)
                desk.complete(code)

    def submit(self, name: str, **more) -> Submission:
        desk = self.desk(name)
        who = {"actor": desk.actor, "round": self.round, "placement": desk.placement}
        return actions.submit_unit(**who, **more)

    def submission(self, name: str) -> Submission:
        return Submission.objects.get(placement=getattr(self.tree, name))
