"""The job that sends what waits. A server that is down costs an attempt, never a mail (N13)."""

from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from istc.jobs.kinds import JobFailed, Result, Running
from istc.letters.models import Reminder

Mail = Reminder.Mail
LOST = timedelta(minutes=10)  # a worker that died while sending


class StillWaiting(Exception):
    """Some mails could not be handed over; the queue tries again later."""


def waiting() -> QuerySet[Reminder]:
    left = Q(mail=Mail.SENDING, mail_at__lt=timezone.now() - LOST)
    return Reminder.objects.filter(Q(mail=Mail.WAITING) | left).order_by("pk")


def run(job: Running) -> Result:
    """Sends every mail that waits, whoever asked for it; each is marked as soon as it is gone."""
    if not settings.EMAIL_HOST:
        raise JobFailed("没有配置邮件服务器")
    found = list(waiting())
    sent = 0
    for done, one in enumerate(found):
        job.report(done * 100 // len(found), f"已发送 {sent} 封")
        sent += _send(one)
    left = waiting().count()
    if left:
        raise StillWaiting(f"{left} mails still wait")
    return Result(message=f"已发送 {sent} 封")


def _send(one: Reminder) -> int:
    """1 if it went out. Only who changes it to SENDING sends it."""
    mine = Reminder.objects.filter(pk=one.pk, mail=one.mail, mail_at=one.mail_at)
    now = timezone.now()
    if not mine.update(mail=Mail.SENDING, mail_at=now, mail_attempts=F("mail_attempts") + 1):
        return 0
    state, error = _deliver(one)
    Reminder.objects.filter(pk=one.pk).update(mail=state, mail_error=error[:300], mail_at=now)
    return int(state == Mail.SENT)


def _deliver(one: Reminder) -> tuple[str, str]:
    body = f"{one.body}\n\n{one.by_name}"
    mail = EmailMessage(
        one.title, body, settings.DEFAULT_FROM_EMAIL, [one.address], connection=get_connection()
    )
    try:
        mail.send()
    except SMTPRecipientsRefused:
        return Mail.FAILED, "邮箱不存在或拒收"
    except SMTPResponseException as error:
        lasting = error.smtp_code >= 500
        return (Mail.FAILED if lasting else Mail.WAITING), f"邮件服务器答复 {error.smtp_code}"
    except (OSError, SMTPException):
        return Mail.WAITING, "邮件服务器连接不上，稍后重发"
    return Mail.SENT, ""
