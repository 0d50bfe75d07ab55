"""The list of user names and initial passwords that goes with the notice letters: written once."""

import csv
import os
from pathlib import Path

from istc.units import words
from istc.units.roster.creating import Slip

HEAD = ["单位全称", "用户名", "初始密码", "级别"]


def write(path: Path, slips: list[Slip]) -> None:
    """A CSV file that only its owner can read; Excel opens it as UTF-8.

    Raises FileExistsError: a list that was handed out is not overwritten.
    """
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for slip in slips:
            name = _text(slip.name)
            writer.writerow([name, slip.username, slip.password, words.LEVELS[slip.level]])


def _text(value: str) -> str:
    """A name that a spreadsheet would take for a formula is marked as text."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value
