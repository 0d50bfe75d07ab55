"""The fields of form HJ_01 as Django has them, with its one balance: what others import into."""

from django.core.exceptions import ValidationError
from django.db import models

from istc.definitions.load import load_edition

PARTS = ("senior", "associate", "middle", "junior_assistant", "junior_clerk")


class Visit(models.Model):
    """A record of the form, a column each item."""

    class Meta:
        app_label = "plain"

    for _item in load_edition("2020", 2020).by_code["HJ_01"].items:
        if _item.options:
            _listed = [(one.code, one.label) for one in _item.options.options]
            locals()[_item.id] = models.CharField(max_length=2, choices=_listed)
        elif _item.kind == "count":
            locals()[_item.id] = models.PositiveIntegerField()
        else:
            locals()[_item.id] = models.CharField(max_length=500)
    del _item, _listed

    def clean(self) -> None:
        if self.people != sum(getattr(self, part) for part in PARTS):
            raise ValidationError({"people": "not the sum of its parts"})
