"""The states of a round, apart from its table so that the package's door needs no tables."""

from django.db.models import TextChoices


class State(TextChoices):
    PREPARING = "preparing", "准备中"
    OPEN = "open", "填报中"
    CLOSED = "closed", "已关闭"
