"""Check lists and ratings: every option is printed, what was chosen is marked."""

from collections.abc import Iterator

from istc.definitions.model import ChecklistBlock, Form, LikertBlock
from istc.documents.paper.model import Cell, Grid, Row
from istc.documents.paper.values import CHOSEN, NOT_CHOSEN, RATED, Values, named, shown


def checklist_grid(form: Form, block: ChecklistBlock, values: Values) -> Grid:
    head = ((Cell(block.heading or block.item.label, "head"),),)
    return Grid((100,), tuple(_options(block, values)), head, whole=True)


def _options(block: ChecklistBlock, values: Values) -> Iterator[Row]:
    chosen = values.get(block.item.id) or ()
    options = block.item.options
    words = shown(block.write_in, values) if block.write_in else ""
    for option in options.options if options else ():
        mark = CHOSEN if option.code in chosen else NOT_CHOSEN
        said = words if options and option.code == options.other else ""
        yield (Cell(f"{mark} {named(option.label, said)}"),)


def likert_grid(form: Form, block: LikertBlock, values: Values) -> Grid:
    """A column per grade, the given one ticked."""
    grades = block.scale.options
    question = (Cell(block.question, "head", 1 + len(grades)),)
    names = (Cell("", "head"), *(Cell(grade.label, "head") for grade in grades))
    body: list[Row] = []
    for row in block.rows:
        words = shown(row.write_in, values) if row.write_in else ""
        given = values.get(row.item.id)
        marks = (Cell(RATED if given == grade.code else "", "code") for grade in grades)
        body.append((Cell(named(row.item.label, words), "label"), *marks))
    weights = (50, *(50 // len(grades) for _ in grades))
    return Grid(weights, tuple(body), (question, names), whole=True)
