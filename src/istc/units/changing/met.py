"""Two people who changed the same fields: nobody's words are overwritten unseen (N40)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else changed while the page was open."""

    label: str
    was: str
    theirs: str
    yours: str


class Conflict(Exception):
    """Somebody changed it meanwhile: nothing of the post is stored. Says who did, and when."""

    def __init__(
        self, words: str, differences: list[Difference], who: str, when: datetime | None
    ) -> None:
        super().__init__(words)
        self.differences, self.who, self.when = differences, who, when
