"""Starts the limited child process and passes on what it says; its death is a refusal too."""

import json
import os
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

_CODE = "import sys; from istc.intake.child.run import main; main(sys.argv[1:])"


def messages(path: Path, limits: Limits) -> Generator[Any, None, None]:
    """A dict for the file and each sheet, a list for each batch of rows. Raises Refused."""
    size = path.stat().st_size
    if size > limits.size:
        raise Refused("too_large", size=-(-size // MB), limit=limits.size // MB)
    child = _start(path, limits)
    clock = threading.Timer(limits.seconds, child.kill)
    clock.start()
    try:
        yield from _read(child, limits)
    finally:
        clock.cancel()
        child.kill()
        child.communicate()


def _start(path: Path, limits: Limits) -> "subprocess.Popen[bytes]":
    """Without the site module, which would cost as much as reading a small file."""
    root = Path(istc.__file__).parent.parent
    return subprocess.Popen(  # noqa: S603 our own interpreter, fixed code
        [sys.executable, "-S", "-c", _CODE, str(path), limits.text()],
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


def _read(child: "subprocess.Popen[bytes]", limits: Limits) -> Iterator[Any]:
    for line in child.stdout or ():
        message = _parsed(line)
        if isinstance(message, dict):
            if "end" in message:
                return
            if "refused" in message:
                raise Refused(message["refused"], **message["words"])
        yield message
    raise Refused("too_heavy", memory=limits.memory // MB, seconds=limits.cpu)


def _parsed(line: bytes) -> Any:
    """A line cut off by the child's death holds nothing."""
    try:
        return json.loads(line)
    except ValueError:
        return []
