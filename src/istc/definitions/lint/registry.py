"""The explicit list of checks, in the order of their codes."""

from collections.abc import Callable, Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint import (
    codes,
    cycles,
    duplicate_code,
    empty_labels,
    flags,
    limits,
    missing_list,
    missing_unit,
    options,
    parts,
    placeholders,
    reckoning,
    registers,
    same_names,
    switches,
    texts,
    totals,
    typed_year,
    unknown_kind,
    unreachable,
    unused,
    write_ins,
)
from istc.definitions.problems import Problem

Check = Callable[[Compiled], Iterator[Problem]]

# Without these the rest of the system cannot use an edition, so loading refuses it too.
ESSENTIAL: tuple[Check, ...] = (
    unknown_kind.check,
    missing_list.check,
    options.check,
    flags.check,
    registers.check,
    limits.check,
    cycles.check,
)

CHECKS: tuple[Check, ...] = (
    *ESSENTIAL,
    duplicate_code.check,
    unreachable.check,
    missing_unit.check,
    reckoning.check,
    parts.check,
    unused.check,
    switches.check,
    totals.check,
    placeholders.check,
    empty_labels.check,
    codes.check,
    typed_year.check,
    write_ins.check,
    same_names.check,
    texts.check,
)
