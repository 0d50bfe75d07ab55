"""Reminders by mail, against a real SMTP server: sent once, kept while it is down (N13)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.jobs import queue, running
from istc.jobs.models import Job
from istc.letters.models import Reminder
from tests.builders import build_round
from tests.integration.letters.postbox import Postbox
from tests.integration.monitor.filling import Unit
from tests.people import actor, signed_in

SEND = "/2020/reminders/send/"
ADDRESS = "gjc@example.edu.cn"  # what filling.SAMPLES puts into the basic information


@pytest.fixture(autouse=True)
def real_edition(small_edition, monkeypatch):
    """Its first form asks for a mail address."""
    monkeypatch.delenv("ISTC_QUESTIONNAIRES")


@pytest.fixture
def round_2020(tree):
    return build_round()


@pytest.fixture
def postbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    settings.DEFAULT_FROM_EMAIL = "istc@example.org"
    with Postbox() as box:
        settings.EMAIL_PORT = box.port
        yield box


def remind(tree, *names) -> None:
    units = [getattr(tree, name).unit_id for name in names]
    data = {"unit": units, "title": "催报：{单位}", "body": "{单位} 完成 {完成}/{总数}"}
    answer = signed_in(tree.account("university")).post(SEND, data)
    assert answer.status_code == 302


def work() -> list[str]:
    """Every attempt that is due, at once; the states of the jobs."""
    Job.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    while job := queue.claim("test"):
        running.run(job)
    return list(Job.objects.order_by("pk").values_list("state", flat=True))


@pytest.fixture
def told(tree, round_2020, postbox):
    """College with a mail address, laboratory without."""
    Unit(actor(tree.account("college")), round_2020, tree.college).basics()
    return tree


def test_it_arrives_once_where_there_is_an_address(told, postbox):
    remind(told, "college", "laboratory")
    assert work() == ["done"]
    [mail] = postbox.mails
    assert (mail["To"], mail["From"]) == (ADDRESS, "istc@example.org")
    assert mail["Subject"] == "催报：江宁理工大学电信学院"
    assert "江宁理工大学电信学院 完成 1/" in mail.get_content()
    states = dict(Reminder.objects.values_list("unit__name", "mail"))
    assert states == {"江宁理工大学电信学院": "sent", "江宁理工大学重点实验室": "missing"}
    Job.objects.update(state=Job.State.QUEUED, attempts=0)
    assert work() == ["done"]
    assert len(postbox.mails) == 1


def test_a_server_that_is_down_loses_nothing(told, postbox, settings):
    settings.EMAIL_PORT = 9  # nobody listens
    remind(told, "college")
    job = queue.claim("test")
    running.run(job)
    assert Job.objects.get().state == "queued"
    one = Reminder.objects.get()
    assert (one.mail, one.mail_attempts) == ("waiting", 1)
    assert "连接不上" in one.mail_error
    settings.EMAIL_PORT = postbox.port
    assert work() == ["done"]
    assert len(postbox.mails) == 1
    assert Reminder.objects.get().mail == "sent"


def test_after_the_last_attempt_it_can_be_sent_again_by_hand(told, postbox, settings):
    settings.EMAIL_PORT = 9
    remind(told, "college")
    for _ in range(3):
        work()
    assert list(Job.objects.values_list("state", flat=True)) == ["failed"]
    assert Reminder.objects.get().mail == "waiting"
    settings.EMAIL_PORT = postbox.port
    client = signed_in(told.account("university"))
    assert "重发未发出的 1 封" in client.get("/2020/reminders/").content.decode()
    client.post("/2020/reminders/resend/")
    assert work() == ["failed", "done"]
    assert [mail["To"] for mail in postbox.mails] == [ADDRESS]


def test_an_address_that_is_refused_is_not_tried_for_ever(told, postbox):
    postbox.refused[ADDRESS] = 550
    remind(told, "college")
    assert work() == ["done"]
    one = Reminder.objects.get()
    assert (one.mail, one.mail_error) == ("failed", "邮箱不存在或拒收")
    assert "邮箱不存在或拒收" in signed_in(told.account("university")).get(
        "/2020/reminders/").content.decode()  # fmt: skip


def test_a_worker_that_died_while_sending_leaves_it_to_the_next(told, postbox):
    remind(told, "college")
    Reminder.objects.update(mail="sending", mail_at=timezone.now() - timedelta(hours=1))
    assert work() == ["done"]
    assert len(postbox.mails) == 1
