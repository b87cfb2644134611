"""Delivering the outbox: one worker at a time per mail, again after a failure, then silence."""

import datetime as dt
import smtplib
import uuid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, Q
from django.utils import timezone

from desk.mail.models import MailAttachment, OutgoingMail

State = OutgoingMail.State
LEASE = dt.timedelta(minutes=5)
#: Waiting time after the first, second … failure; after the last one the mail has failed.
BACKOFF = [dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720)]
KEEP_LOG = dt.timedelta(days=90)


def deliver(pk: uuid.UUID | str) -> bool:
    """Send the mail if it is due and nobody else is at it; True if it went out now."""
    mail = _claim(pk)
    if mail is None:
        return False
    try:
        _message(mail).send()
    except Exception as error:
        _postpone(mail, error)
        return False
    _finish(mail)
    return True


def due_mails(limit: int = 200) -> list[uuid.UUID]:
    """Mails that wait, or whose worker died: what the sweep hands out again."""
    return list(OutgoingMail.objects.filter(_due()).order_by("due_at").values_list("pk", flat=True)[:limit])


def send_again(mail: OutgoingMail) -> None:
    """Give a failed mail a new row of attempts; its words are still there because it never went out."""
    OutgoingMail.objects.filter(pk=mail.pk, state=State.FAILED, erased_at=None).update(
        state=State.QUEUED, attempts=0, due_at=timezone.now(), error=""
    )


def forget_old_mails() -> int:
    """Drop lines of the mail log after 90 days."""
    old = OutgoingMail.objects.filter(
        created_at__lt=timezone.now() - KEEP_LOG, state__in=[State.SENT, State.FAILED]
    )
    batches = list(old.values_list("batch", flat=True).distinct())
    count, _models = old.delete()
    still_used = OutgoingMail.objects.filter(batch__in=batches).values("batch")
    MailAttachment.objects.filter(batch__in=batches).exclude(batch__in=still_used).delete()
    return count


def _due() -> Q:
    now = timezone.now()
    return Q(state=State.QUEUED, due_at__lte=now) | Q(state=State.SENDING, lease_until__lt=now)


def _claim(pk: uuid.UUID | str) -> OutgoingMail | None:
    lease = uuid.uuid4()
    claimed = OutgoingMail.objects.filter(_due(), pk=pk).update(
        state=State.SENDING, lease=lease, lease_until=timezone.now() + LEASE, attempts=F("attempts") + 1
    )
    return OutgoingMail.objects.select_related("district").get(pk=pk) if claimed else None


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        # The same id on a second attempt lets the receiving side recognise a twin.
        headers={"Message-ID": f"<{mail.pk}@teilhabenetz>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(settings.MAIL_DELIVERY_BACKEND),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for attachment in MailAttachment.objects.filter(batch=mail.batch):
        message.attach(attachment.name, bytes(attachment.data), attachment.mime)
    return message


def _finish(mail: OutgoingMail) -> None:
    now = timezone.now()
    done = {"state": State.SENT, "sent_at": now, "lease": None, "lease_until": None, "error": ""}
    if not settings.DEMO:
        done |= {"text": "", "html": "", "erased_at": now}
    if mail.leaves_no_trace and not settings.DEMO:
        _ours(mail).delete()
    else:
        _ours(mail).update(**done)
    waiting = OutgoingMail.objects.filter(batch=mail.batch).exclude(state=State.SENT)
    if not settings.DEMO and not waiting.exists():
        MailAttachment.objects.filter(batch=mail.batch).delete()


def _postpone(mail: OutgoingMail, error: Exception) -> None:
    refused = isinstance(error, smtplib.SMTPRecipientsRefused)
    given_up = refused or mail.attempts > len(BACKOFF)
    if given_up and mail.leaves_no_trace:
        _ours(mail).delete()
        return
    wait = BACKOFF[min(mail.attempts, len(BACKOFF)) - 1]
    _ours(mail).update(
        state=State.FAILED if given_up else State.QUEUED,
        due_at=timezone.now() + wait,
        lease=None,
        lease_until=None,
        error=f"{type(error).__name__}: {error}"[:300],
    )


def _ours(mail: OutgoingMail):
    """The row, as long as our lease holds: a worker that came back late changes nothing."""
    return OutgoingMail.objects.filter(pk=mail.pk, lease=mail.lease)
