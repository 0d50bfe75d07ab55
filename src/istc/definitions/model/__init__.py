"""The frozen model that every consumer of a questionnaire reads; nobody reads raw YAML."""

from istc.definitions.model.blocks import (
    Block,
    ChecklistBlock,
    Column,
    CountsBlock,
    CountsGroup,
    FieldsBlock,
    LikertBlock,
    LikertRow,
    MatrixBlock,
    MatrixRow,
    TableBlock,
)
from istc.definitions.model.editions import Edition, Part, Section
from istc.definitions.model.forms import Form
from istc.definitions.model.items import First, Item, Option, OptionList, Origin
from istc.definitions.model.rules import Instruction, Level, Rule, RuleOrigin, Scope

__all__ = [
    "Block",
    "ChecklistBlock",
    "Column",
    "CountsBlock",
    "CountsGroup",
    "Edition",
    "FieldsBlock",
    "First",
    "Form",
    "Instruction",
    "Item",
    "Level",
    "LikertBlock",
    "LikertRow",
    "MatrixBlock",
    "MatrixRow",
    "Option",
    "OptionList",
    "Origin",
    "Part",
    "Rule",
    "RuleOrigin",
    "Scope",
    "Section",
    "TableBlock",
]
