"""What jobs there are: each app registers its own when Django starts (AppConfig.ready)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.module_loading import import_string


class JobFailed(Exception):
    """Trying again would not help; the words are for the owner."""


class Cancelled(Exception):
    """The owner no longer wants it. Raised by `Running.report`, so that the function ends."""


class HandedBack(Exception):
    """The worker is stopping: the job waits for the next one. Raised by `Running.report`."""


class Running(Protocol):
    """What a function may know and say of the job it runs."""

    owner_id: int
    address: str | None
    payload: dict[str, Any]

    def report(self, progress: int, words: str) -> None:
        """Says how far it is (0-100). Call outside transactions; raises Cancelled, HandedBack."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a job leaves: words, where to go on, and perhaps a file in the folder of results."""

    message: str = ""
    link: str = ""
    path: str = ""
    file_name: str = ""
    mime: str = ""


Function = Callable[[Running], Result]
_KINDS: dict[str, Function | str] = {}


def register(kind: str, function: Function | str) -> None:
    """`function` may be its dotted name: an app registers before its models can be imported.

    It must bear being run again from the start: a worker may die at any moment."""
    _KINDS[kind] = function


def function_of(kind: str) -> Function:
    """Raises JobFailed for a kind that no installed app knows."""
    if kind not in _KINDS:
        raise JobFailed("系统没有这种任务")
    known = _KINDS[kind]
    found: Function = import_string(known) if isinstance(known, str) else known
    return found
