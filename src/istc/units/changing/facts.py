"""A unit's facts as typed: judged, and told in the field's words for the log."""

from collections.abc import Mapping
from dataclasses import dataclass

from istc.units import placements
from istc.units.accounts import Refused
from istc.units.models import Account, Placement, Unit
from istc.units.models.account import USER_NAME
from istc.units.roster.known import Lists

LABELS = {
    "username": "用户名",
    "name": "单位全称",
    "type": "单位类型",
    "province": "省份",
    "category": "类别",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a superior sets. Codes for type, province and category; blank: not known yet."""

    username: str
    name: str
    type: str = ""
    province: str = ""
    category: str = ""

    @classmethod
    def of(cls, place: Placement) -> "Facts":
        account = Account.objects.filter(unit=place.unit_id).first()
        username = account.username if account else ""
        return cls(username, place.name, place.type, place.province, place.category)

    def words(self, lists: Lists) -> dict[str, str]:
        """As the log and the pages tell them: labels instead of names and codes."""
        return {LABELS[name]: shown(name, getattr(self, name), lists) for name in LABELS}


def shown(name: str, value: str, lists: Lists) -> str:
    """A code's label; what is no code stays as it is."""
    if name not in {"type", "province", "category"}:
        return value
    return next(
        (word for word, code in getattr(lists, name).items() if code == value != word), value
    )


def clean(
    typed: Mapping[str, str], *, superior: Placement | None, lists: Lists, but: Unit | None = None
) -> Facts:
    """The facts as they will be stored. `but`: the unit that may keep its own names.

    Raises Refused with a message for every field that cannot be taken (N31).
    """
    faults: dict[str, str] = {}
    values = {name: str(typed.get(name, "")).replace("\x00", "").strip() for name in LABELS}
    values["username"] = Account.normalize_username(values["username"])
    if fault := _user_name_fault(values["username"], but):
        faults["username"] = fault
    try:
        values["name"] = placements.clean_name(values["name"])
        if _name_taken(values["name"], superior, but):
            faults["name"] = "上级单位下已有同名单位。核对是否重复，或写出区别。"
    except placements.NameRefused as refusal:
        faults["name"] = str(refusal)
    for name in ("type", "province", "category"):
        values[name], fault = _choice(name, values[name], lists)
        if fault:
            faults[name] = fault
    if faults:
        raise Refused(**faults)
    return Facts(**values)


def _user_name_fault(username: str, but: Unit | None) -> str:
    if not USER_NAME.fullmatch(username):
        return "用户名须 2–40 位，只含字母、数字、点、横线、下划线，以字母或数字开头。请修改。"
    others = Account.objects.filter(username=username)
    codes = Unit.objects.filter(code=username)
    if but is not None:
        others, codes = others.exclude(unit=but), codes.exclude(pk=but.pk)
    if others.exists() or codes.exists():
        return f"“{username}”已被使用。换一个用户名。"
    return ""


def _name_taken(name: str, superior: Placement | None, but: Unit | None) -> bool:
    if superior is None:
        return False
    same = Placement.objects.filter(superior=superior, name=name, closed=False)
    return (same.exclude(unit=but) if but else same).exists()


def _choice(name: str, value: str, lists: Lists) -> tuple[str, str]:
    allowed: Mapping[str, str] = getattr(lists, name)
    if value and allowed and value not in allowed:
        return value, f"没有“{value}”。从选项中选一个{LABELS[name]}。"
    return allowed.get(value, value), ""
