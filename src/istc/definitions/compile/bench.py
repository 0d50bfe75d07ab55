"""What the builders of one form share: its names, the lists, and where to tell problems."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from istc.definitions.compile.names import FormNames, Names, unit_resolver
from istc.definitions.expression.errors import ExpressionError, UnknownNameError
from istc.definitions.expression.parser import Resolver, parse, parse_condition
from istc.definitions.expression.syntax import Expression
from istc.definitions.model import OptionList
from istc.definitions.problems import Place, Problem, problem

EXPRESSION = "Q005"
UNKNOWN_NAME = "Q101"
TWICE = "Q103"
UNKNOWN_LIST = "Q104"


@dataclass
class Bench:
    """`learning`: the first pass, which learns what items there are and reads no expression."""

    form: str
    lists: Mapping[str, OptionList]
    broken_lists: frozenset[str]
    names: Names
    learning: bool = False
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)  # item, table or rule id -> its place
    balanced: dict[str, Expression] = field(default_factory=dict)  # total -> what a balance says
    totals: dict[str, Place] = field(default_factory=dict)  # items that a balance must determine

    def locate(self, name: str, place: Place) -> None:
        """Remember where `name` stands; a second thing of that name is a mistake."""
        if first := self.places.get(name):
            where = f"first in {first.file}:{first.line}"
            self.tell(TWICE, place, f"{name!r} stands twice in form {self.form} ({where})")
        self.places.setdefault(name, place)

    @property
    def own(self) -> FormNames:
        return self.names.forms[self.form]

    def tell(self, code: str, place: Place, message: str) -> None:
        self.problems.append(problem(code, place, message))

    def value(self, text: str, place: Place) -> Expression | None:
        return self._read(text, place, condition=False)

    def condition(self, text: str, place: Place, *, printed: bool = False) -> Expression | None:
        return self._read(text, place, condition=True, printed=printed)

    def unit_condition(self, text: str, place: Place) -> Expression | None:
        return self._parse(text, place, unit_resolver)

    def _read(
        self, text: str, place: Place, *, condition: bool, printed: bool = False
    ) -> Expression | None:
        if self.learning:
            return None
        resolver = self.names.resolver(self.form)
        return self._parse(text, place, resolver, condition=condition, printed=printed)

    def _parse(
        self,
        text: str,
        place: Place,
        resolver: Resolver,
        *,
        condition: bool = True,
        printed: bool = False,
    ) -> Expression | None:
        read = parse_condition if condition else parse
        try:
            return read(text, resolver, printed=printed)
        except ExpressionError as error:
            code = UNKNOWN_NAME if isinstance(error.__cause__, UnknownNameError) else EXPRESSION
            where = f"at character {error.position + 1} of {text!r}"
            self.tell(code, place, f"{error.message} ({where})")
            return None

    def options(self, list_id: str, place: Place) -> OptionList:
        """The list; an empty one in place of a list that is missing (told) or does not fit."""
        found = self.lists.get(list_id)
        if found is None and list_id not in self.broken_lists:
            self.tell(UNKNOWN_LIST, place, f"there is no list lists/{list_id}.yaml")
        return found or OptionList(list_id, "", "assumed", ())

    def item_of(self, name: str, place: Place) -> str | None:
        """The id that a code or id of this form stands for, told when there is none."""
        found = self.own.find(name)
        if found is None:
            self.tell(UNKNOWN_NAME, place, f"form {self.form} has no item {name!r}")
        return found

    def items_of(self, written: list[str], place: Place) -> tuple[str, ...]:
        found = (self.item_of(name, place) for name in written)
        return tuple(item for item in found if item)
