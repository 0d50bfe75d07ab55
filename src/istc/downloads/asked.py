"""What a download is about: the same filter as the query's, read from the same address (N39)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, QueryDict

from istc.definitions.model import Edition, Form
from istc.reports.selection.known import PROVINCE, TYPE, known, label_of
from istc.reports.selection.scope import Scope, scope_of
from istc.reports.states import State
from istc.rollup.conditions import words
from istc.rollup.filters import Filter, FilterRefused, parse
from istc.rollup.fitting import fit
from istc.rounds.models import Round
from istc.rounds.queries import round_of
from istc.units.access import Actor
from istc.units.words import LEVELS

NATION = "全国"


@dataclass(frozen=True)
class Asked:
    """A filter, checked, for a year and perhaps a form; `form` None: all of them, or those of a
    `part`."""

    round: Round
    filter: Filter
    form: Form | None
    part: int = 0

    @property
    def edition(self) -> Edition:
        return self.round.edition_model

    def in_year(self, year: int) -> "Asked":
        """The same in another of the filter's years. Raises Http404 where the form was not, or not
        the items that conditions are about."""
        found = round_of(year)
        form = _form(found, self.form.code if self.form else "")
        if form is not None and any(one.item not in form.by_id for one in self.filter.where):
            raise Http404
        return Asked(found, self.filter, form, self.part)

    @property
    def forms(self) -> tuple[Form, ...]:
        if self.form is not None:
            return (self.form,)
        return self.edition.part_forms(self.part) if self.part else self.edition.forms

    @property
    def what(self) -> str:
        """HZ_02_005 国际科技合作研究项目情况, or 全部报表, or the title of a part."""
        if self.form is not None:
            return f"{self.form.code} {self.form.title}"
        titles = {part.number: part.title for part in self.edition.parts}
        return titles.get(self.part, "全部报表")

    def columns(self, form: Form) -> tuple[str, ...]:
        """The items chosen; of another form of the selection all are given."""
        return self.filter.columns if form == self.form else ()

    def scope(self, actor: Actor) -> Scope:
        """Raises Http404 for a unit out of sight."""
        return scope_of(actor, self.round, self.filter)


def ask(year: int, code: str, query: str) -> Asked:
    """`query` as it stands behind the address; its newest year counts where it does not name the
    address's. Raises Http404 for a year or form that does not exist, FilterRefused for a filter
    that cannot be understood."""
    found = round_of(year)
    form = _form(found, code)
    given = QueryDict(query)
    params = {name: [str(value) for value in values] for name, values in given.lists()}
    flt = parse(params, year, known(found.edition_model))
    if year not in flt.years:
        return ask(flt.years[0], code, query)
    if form is not None:
        flt = fit(flt, form, params.get("where", ()))
    return Asked(found, flt, form, _part(found.edition_model, params.get("part", ())))


def _part(edition: Edition, texts: Sequence[str]) -> int:
    """Raises FilterRefused."""
    text = (texts or [""])[-1]
    if text and text not in {str(part.number) for part in edition.parts}:
        raise FilterRefused([f"没有第“{text[:20]}”类报表。从报表查询页选择。"])
    return int(text or 0)


def _form(found: Round, code: str) -> Form | None:
    if code and code not in found.edition_model.by_code:
        raise Http404
    return found.edition_model.by_code.get(code)


def unit_words(scope: Scope) -> str:
    return scope.top.name if scope.top else NATION


def filter_words(asked: Asked) -> str:
    """The conditions in words, to be stated in the file."""
    return "；".join(_words(asked)) or "无"


def _words(asked: Asked) -> Iterator[str]:
    flt, edition = asked.filter, asked.edition
    yield "含下级单位" if flt.below else "不含下级单位"
    if flt.name:
        yield f"单位名称含“{flt.name}”"
    if flt.province:
        yield f"省份：{label_of(edition, PROVINCE, flt.province)}"
    if flt.type:
        yield f"单位类型：{label_of(edition, TYPE, flt.type)}"
    if flt.level:
        yield f"级别：{LEVELS[flt.level]}"
    if flt.states:
        yield f"填报状态：{'、'.join(str(State(state).label) for state in flt.states)}"
    if asked.form is not None:
        yield from (words(asked.form, condition) for condition in flt.where)
        if flt.columns:
            yield f"只含所选 {len(flt.columns)} 列"
