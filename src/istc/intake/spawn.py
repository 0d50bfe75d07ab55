"""Starts the limited child process and passes on what it says; its death is a refusal too."""

import json
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
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
    root = Path(istc.__file__).parent.parent
    return subprocess.Popen(  # noqa: S603 our own interpreter, fixed code
        [sys.executable, "-s", "-c", _CODE, str(path), limits.text()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(root), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )


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
