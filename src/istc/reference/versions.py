"""Which versions there are, and which a survey year would start with."""

from django.db.models import QuerySet

from istc.reference.models import ListVersion, RegisterVersion


def newest(list_id: str) -> ListVersion | None:
    return ListVersion.objects.filter(list_id=list_id).first()


def newest_register(register: str) -> RegisterVersion | None:
    return published(register).first()


def published(register: str) -> QuerySet[RegisterVersion]:
    """Imports in use or once in use, newest first."""
    return RegisterVersion.objects.filter(register=register, published_at__isnull=False)


def current(year: int) -> dict[str, str]:
    """List or register -> the newest version that holds for the year; what a new round pins."""
    found: dict[str, str] = {}
    for list_id, name in _lists(year):
        found.setdefault(list_id, name)
    for register, name in _registers(year):
        found.setdefault(register, name)
    return found


def _lists(year: int) -> list[tuple[str, str]]:
    rows = ListVersion.objects.filter(from_year__lte=year).order_by("list_id", "-number")
    return list(rows.values_list("list_id", "name"))


def _registers(year: int) -> list[tuple[str, str]]:
    rows = RegisterVersion.objects.filter(from_year__lte=year, published_at__isnull=False)
    return list(rows.order_by("register", "-number").values_list("register", "name"))
