"""Holds the search for reference cycles while thousands of records come into being.

Every few hundred new objects Python looks through all young ones, and now and then through all
there are; records hold no cycles, and half the time of an import went into looking for them.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_holders = 0


@contextmanager
def calm() -> Iterator[None]:
    """May be nested and used by several threads; the last one out lets the search go on."""
    _hold(1)
    try:
        yield
    finally:
        _hold(-1)


def _hold(step: int) -> None:
    global _holders  # noqa: PLW0603 the collector itself is one for the whole process
    with _lock:
        _holders += step
        if _holders:
            gc.disable()
        else:
            gc.enable()
