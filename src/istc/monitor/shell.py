"""What the frame of every page says: year, deadline, notices, account (design §3).

A context processor: it costs nothing where a page has no frame, because all is asked for
only when the template asks.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils import timezone

from istc.rounds import queries
from istc.rounds.countdown import Countdown, countdown, own_deadline
from istc.rounds.models import Notice, Round
from istc.rounds.notices import latest_notices
from istc.ui.jinja import address
from istc.units import access, rights, sessions
from istc.units.models import Placement

PAGES = {  # what every year has, and what their addresses name
    "entry:home": ("year",),
    "entry:form": ("year", "form"),
    "entry:guide": ("year",),
    "entry:guide_form": ("year", "form"),
    "monitor:status": ("year",),
    "monitor:queue": ("year",),
    "monitor:unit": ("year", "unit_id"),
    "monitor:form": ("year", "unit_id", "form"),
    "letters:index": ("year",),
    "console:home": ("year",),
    "console:round": ("year",),
}
NOTICE_TONES = {Notice.Kind.RETURN: "red", Notice.Kind.REMINDER: "amber"}


def context(request: HttpRequest) -> dict[str, Any]:
    return {"shell": Shell(request), "messages": get_messages(request)}


@dataclass(frozen=True, slots=True)
class NavLink:
    key: str
    icon: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class YearLink:
    year: int
    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class NoticeLine:
    notice: Notice
    fresh: bool

    @property
    def tone(self) -> str:
        return NOTICE_TONES.get(Notice.Kind(self.notice.kind), "")


class Shell:
    """Lazy: each property is asked for at most once, by the frame's templates."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def actor(self) -> access.Actor:
        return access.actor_of(self.request)

    @property
    def is_centre(self) -> bool:
        return self.actor.is_centre

    @property
    def large_type(self) -> bool:
        return self.actor.account.large_type

    @property
    def shortcuts_on(self) -> bool:
        return self.actor.account.shortcuts_on

    @property
    def user_name(self) -> str:
        return self.actor.account.username

    @cached_property
    def round(self) -> Round | None:
        """The round on screen: the one of the year in the address, else the current one."""
        match = self.request.resolver_match
        year = match.kwargs.get("year") if match else None
        if year is None:
            return queries.current()
        return queries.any_round(year) if self.is_centre else queries.round_of(year)

    @cached_property
    def place(self) -> Placement | None:
        return self.actor.place(self.round.year) if self.round else None

    @property
    def year(self) -> int | None:
        return self.round.year if self.round else None

    @property
    def unit_name(self) -> str:
        return self.place.name if self.place else self.actor.name

    @property
    def level(self) -> str:
        if self.is_centre:
            return "管理账号"
        return f"{self.place.level_words}账号" if self.place else ""

    @cached_property
    def years(self) -> list[YearLink]:
        """The same page in the other years that were opened, newest first."""
        opened = [found for found in queries.rounds() if found.state != Round.State.PREPARING]
        return [
            YearLink(
                found.year, found.get_state_display(), self._in_year(found), found == self.round
            )
            for found in opened
        ]

    def _in_year(self, found: Round) -> str:
        """A page below one that other years have too, such as a record, gives that one."""
        match = self.request.resolver_match
        kept = dict(match.kwargs) if match else {}
        view = match.view_name if match and match.view_name in PAGES else _page_above(kept)
        wanted = {name: kept[name] for name in PAGES[view] if name != "year"}
        return address(view, year=found.year, **wanted)

    @cached_property
    def nav(self) -> list[NavLink]:
        """What this account may open."""
        links = [NavLink("account", "user-cog", "账户信息", address("units:account"))]
        if self.is_centre:
            links.append(NavLink("rounds", "calendar-stats", "调查年度", address("console:rounds")))
            links.append(NavLink("lists", "list", "参考列表", address("console:lists")))
        if (found := self.round or self._prepared) is not None:
            links = [*self._main(found), *links]
            if rights.manages(self.actor, found.year):
                links.append(NavLink("log", "history", "操作日志", address("console:log")))
        return links

    @cached_property
    def _prepared(self) -> Round | None:
        """Before the first opening the centre works on the round that it prepares."""
        return next(iter(queries.rounds()), None) if self.is_centre else None

    def _main(self, found: Round) -> list[NavLink]:
        """A year in preparation has no pages but the centre's own."""
        year = {"year": found.year}
        main = [] if found.state == Round.State.PREPARING else self._opened(found)
        if rights.manages(self.actor, found.year):
            main.append(NavLink("units", "sitemap", "单位管理", address("console:units", **year)))
        if self.is_centre:
            overview = address("console:home", **year)
            main.insert(0, NavLink("console", "layout-dashboard", "总览", overview))
        return main

    def _opened(self, found: Round) -> list[NavLink]:
        year = {"year": found.year}
        main = [
            NavLink("home", "home", "首页", address("entry:home", **year)),
            NavLink("guide", "book-2", "填报说明", address("entry:guide", **year)),
            NavLink("status", "table", "填报状态", address("monitor:status", **year)),
            NavLink("letters", "send", "上报", address("letters:index", **year)),
            NavLink("query", "file-search", "报表查询", address("query:index", **year)),
        ]
        if self.place:
            main.insert(2, NavLink("forms", "edit", "填报表格", self._first_form(found)))
        if self.is_centre or (self.place and self.place.level < 3):
            queue = address("monitor:queue", **year)
            main.insert(-3, NavLink("review", "shield-check", "审核", queue))
        return main

    def _first_form(self, found: Round) -> str:
        first = found.edition_model.forms[0].code
        return address("entry:form", year=found.year, form=first)

    @cached_property
    def deadline(self) -> Countdown | None:
        if self.round is None:
            return None
        now = timezone.now()
        return countdown(self.round, own_deadline(self.round, self.actor.unit_id, now), now)

    @cached_property
    def notices(self) -> list[NoticeLine]:
        seen = self.actor.account.notices_seen_at
        return [
            NoticeLine(notice, seen is None or notice.published_at > seen)
            for notice in latest_notices(self.actor)
        ]

    @property
    def unread(self) -> int:
        return sum(line.fresh for line in self.notices)

    @property
    def contact(self) -> str:
        return self.round.fact("telephone") if self.round else ""

    @property
    def session_seconds(self) -> int:
        return sessions.seconds_left(self.request)

    @property
    def jump_url(self) -> str:
        """Blank in a year that has no forms to jump to yet."""
        if self.round is None or self.round.state == Round.State.PREPARING:
            return ""
        return address("entry:jump", year=self.round.year)

    @property
    def home_url(self) -> str:
        return address("entry:start")

    @property
    def seen_url(self) -> str:
        return address("monitor:notices_seen")

    @property
    def footer_left(self) -> str:
        return self.round.fact("note") if self.round else ""

    @property
    def footer_right(self) -> str:
        """Who made and who approved the survey, as the edition says."""
        if self.round is None:
            return ""
        said = [("制定机关", self.round.fact("maker")), ("批准机关", self.round.fact("approver"))]
        return "　".join(f"{label}：{text}" for label, text in said if text)


def _page_above(kept: dict[str, Any]) -> str:
    """The page that a view without a page of its own belongs to, by what its address names."""
    known = [view for view, names in PAGES.items() if kept.keys() >= set(names) | {"year"}]
    return max(known, key=lambda view: len(PAGES[view]), default="entry:home")
