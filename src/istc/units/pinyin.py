"""Pinyin initials of a name, kept beside it so that a unit is found by typing letters."""

from django.db import models
from pypinyin import Style, lazy_pinyin

LONGEST = 100


def initials(name: str) -> str:
    """江宁理工大学 -> jnlgdx; other characters stay as they are, blanks go."""
    letters = lazy_pinyin(name.lower(), style=Style.FIRST_LETTER)
    return "".join("".join(letters).split())[:LONGEST]


class InitialsField(models.CharField):  # type: ignore[type-arg]
    """The initials of the row's `name`, made whenever the row is written, one by one or in bulk."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        found = initials(model_instance.name)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, found)
        return found
