"""Everything that is wrong with an edition's folder, in the order of its files."""

from pathlib import Path

from istc.definitions.compile.edition import compile_edition
from istc.definitions.lint.registry import CHECKS
from istc.definitions.problems import DefinitionError, Problem

FAR_YEAR = 3456  # no label can mean it, so a year found in a label was typed (Q119)


def lint_edition(folder: Path) -> list[Problem]:
    """What the loader and every check tell, sorted by file and line; empty when all is well."""
    try:
        compiled = compile_edition(folder, FAR_YEAR)
    except DefinitionError as error:
        return error.problems
    found = {one for check in CHECKS for one in check(compiled)}
    return sorted(found.union(compiled.problems))
