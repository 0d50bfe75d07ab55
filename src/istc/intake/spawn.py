"""Starts the limited child process and passes on what it says; its death is a refusal too."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import istc
from istc.intake.limits import MB, Limits
from istc.intake.refused import Refused

_STOPPED = (-signal.SIGKILL, -signal.SIGXCPU)  # by the clock or the limit of processor time
_CODE = "import sys; from istc.intake.child.run import main; main(sys.argv[1:])"


def messages(path: Path, limits: Limits) -> Generator[Any, None, None]:
    """A dict for the file and each sheet, a list for each batch of rows. Raises Refused."""
    size = path.stat().st_size
    if size > limits.size:
        raise Refused("too_large", size=-(-size // MB), limit=limits.size // MB)
    try:
        yield from _child(path, limits)
    except Aborted:
        yield from _child(path, limits, "careful")


class Aborted(Exception):
    """The process ended before it said anything: parsing ahead asked for too much memory."""


def _child(path: Path, limits: Limits, *more: str) -> Iterator[Any]:
    child = _start(path, limits, *more)
    clock = threading.Timer(limits.seconds, child.kill)
    clock.start()
    said = False
    try:
        for line in child.stdout or ():
            message = _parsed(line)
            if isinstance(message, dict):
                if "end" in message:
                    return
                if "refused" in message:
                    raise Refused(message["refused"], **message["words"])
            said = True
            yield message
        if not said and not more and child.wait() not in _STOPPED:
            raise Aborted
        raise Refused("too_heavy", memory=limits.memory // MB, seconds=limits.cpu)
    finally:
        clock.cancel()
        child.kill()
        child.communicate()


def _start(path: Path, limits: Limits, *more: str) -> "subprocess.Popen[bytes]":
    """Without the site module, which would cost as much as reading a small file."""
    root = Path(istc.__file__).parent.parent
    return subprocess.Popen(  # noqa: S603 our own interpreter, fixed code
        [sys.executable, "-S", "-c", _CODE, str(path), limits.text(), *more],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            "PYTHONPATH": f"{root}{os.pathsep}{_libraries()}",
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )


@cache
def _libraries() -> str:
    """The folder that the one library of the child lies in."""
    found = find_spec("python_calamine")
    return str(Path(found.origin or "").parent.parent) if found else ""


def _parsed(line: bytes) -> Any:
    """A line cut off by the child's death holds nothing."""
    try:
        return json.loads(line)
    except ValueError:
        return []
