"""What a superior must know before adding units: no double counting (F19, F20, N25)."""

from istc.reports.models import FormReport
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Placement


def before_adding(round: Round, superior: Placement | None) -> list[str]:
    """Sentences to show beside the form; none for level 1, which stands below nobody."""
    if superior is None:
        return []
    said = []
    if not Placement.objects.filter(superior=superior).exists():
        said.append(
            f"这是“{superior.name}”的第一个下级单位。添加后，其本级数据不再包含下级单位的数据，"
            "以免重复统计。"
        )
    if begun := _begun(round, superior):
        said.append(
            f"“{superior.name}”已填 {begun} 张报表。添加后核对这些报表，剔除下级单位的数据。"
        )
    return said


def _begun(round: Round, superior: Placement) -> int:
    reports = FormReport.objects.filter(round=round, unit=superior.unit_id)
    return reports.exclude(state__in=[State.TODO, State.NA]).count()
