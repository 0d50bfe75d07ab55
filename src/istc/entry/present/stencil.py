"""Boxes drawn once with gaps for what a record fills in: a page has hundreds, and all but the
values is the same for everybody.

A macro is rendered for a box with marks in place of its words, the result is cut at the marks, and
the pieces are kept with the form's sketch. Nothing of a record, an account or a unit is in them.
Where more than words differs (findings, what was refused) the macro itself is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from istc.entry.present.control import Box

PREFIX, TEXT, BEFORE, LAST, CHANGE = GAPS = ("\ue000", "\ue001", "\ue002", "\ue003", "\ue004")
CUT = re.compile(f"([{''.join(GAPS)}])")
MOST = 20_000  # stencils kept; each is a few hundred letters


@dataclass(frozen=True, slots=True)
class Stencil:
    """Pieces of HTML; those at `gaps` are to be filled. `box` is what they were drawn for."""

    box: Box
    pieces: tuple[str, ...]
    gaps: tuple[tuple[int, str], ...]

    def filled(self, words: Mapping[str, str]) -> Markup:
        """`words`: gap -> escaped text."""
        pieces = list(self.pieces)
        for place, gap in self.gaps:
            pieces[place] = words[gap]
        return Markup("".join(pieces))  # noqa: S704 - drawn by a macro, filled with escaped words


_kept: dict[tuple[Any, ...], Stencil] = {}


def stencil(key: tuple[Any, ...], box: Box, draw: Callable[[], str]) -> Stencil:
    """The stencil kept under the key, which names everything but the words that `draw` depends on.

    A box is told by where it is in memory: it lives as long as its stencil.
    """
    whole = (id(box), *key)
    found = _kept.get(whole)
    if found is None:
        if len(_kept) >= MOST:
            _kept.clear()
        found = _kept[whole] = _cut(box, draw())
    return found


def _cut(box: Box, drawn: str) -> Stencil:
    pieces = tuple(CUT.split(drawn))
    gaps = tuple((place, piece) for place, piece in enumerate(pieces) if piece in GAPS)
    return Stencil(box, pieces, gaps)
