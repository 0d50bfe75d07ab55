"""Makes Django find the tables and pages, and the worker the job that sends mail."""

from django.apps import AppConfig

from istc.jobs import kinds

MAIL = "letters.mail"


class LettersConfig(AppConfig):
    name = "istc.letters"
    verbose_name = "催报与确认函"

    def ready(self) -> None:
        kinds.register(MAIL, "istc.letters.reminding.mailing.run")
