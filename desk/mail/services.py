"""Writing mails. They go to the outbox row by row; the worker delivers them (`delivery.py`)."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.districts.models import District
from accounts.users.models import User
from desk.mail.models import DigestItem, MailAttachment, OutgoingMail

Attachment = tuple[str, bytes, str]
SUBJECT_LIMIT = 250


def send_mail(
    *,
    to: Iterable[str],
    template: str,
    context: dict[str, Any],
    district: District | None,
    by: User | None,
    attachments: Sequence[Attachment] = (),
    language: str = "de",
    batch: uuid.UUID | None = None,
    leaves_no_trace: bool = False,
) -> list[OutgoingMail]:
    """Put one mail per address into the outbox.

    `leaves_no_trace`: neither words nor address are kept once it is delivered or given up. `batch`: joins mails that differ in their words and share their attachments; the files are kept
    with the first of them.

    Renders `templates/mail/<template>.txt` (its first line is the subject) and `<template>.html`, or the
    text as paragraphs when there is no such file. Templates get `district`, `base_url` and `sender` as well.
    """
    with translation.override(language):
        subject, text, html = _render(template, _frame(context, district, by))
    return queue_mail(
        to=to,
        subject=subject,
        text=text,
        html=html,
        district=district,
        by=by,
        attachments=attachments,
        batch=batch,
        leaves_no_trace=leaves_no_trace,
    )


def queue_mail(
    *,
    to: Iterable[str],
    subject: str,
    text: str,
    html: str = "",
    district: District | None,
    by: User | None,
    attachments: Sequence[Attachment] = (),
    reply_to: str = "",
    batch: uuid.UUID | None = None,
    leaves_no_trace: bool = False,
) -> list[OutgoingMail]:
    """Put ready words into the outbox; equal addresses get one mail, wrong ones raise ValidationError."""
    addresses = list(dict.fromkeys(address.strip() for address in to))
    for address in addresses:
        validate_email(address)
    batch, now = batch or uuid.uuid4(), timezone.now()
    mails = [
        OutgoingMail(
            district=district,
            by=by,
            batch=batch,
            to=address,
            reply_to=reply_to or (district.email if district else ""),
            subject=one_line(subject)[:SUBJECT_LIMIT],
            text=text,
            html=html,
            due_at=now,
            created_at=now,
            leaves_no_trace=leaves_no_trace,
        )
        for address in addresses
    ]
    with transaction.atomic():
        if attachments and not MailAttachment.objects.filter(batch=batch).exists():
            MailAttachment.objects.bulk_create(
                [
                    MailAttachment(batch=batch, name=one_line(name)[:200], mime=mime, data=data)
                    for name, data, mime in attachments
                ]
            )
        OutgoingMail.objects.bulk_create(mails)
        transaction.on_commit(lambda: _ring([mail.pk for mail in mails]))
    return mails


def collect_for_digest(*, user: User, district: District, title: str, line: str = "", url: str = "") -> None:
    """Keep a line for the person's mail of tomorrow morning."""
    DigestItem.objects.create(
        user=user,
        district=district,
        title=one_line(title)[:200],
        line=one_line(line)[:300],
        url=url,
        created_at=timezone.now(),
    )


def absolute_url(path: str) -> str:
    """A link for a mail. The host is the configured one, never the one a request claims."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def one_line(text: str) -> str:
    """Text without line breaks and control characters, as a mail header may carry it."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def _frame(context: dict[str, Any], district: District | None, by: User | None) -> dict[str, Any]:
    return {"district": district, "base_url": settings.BASE_URL.rstrip("/"), "sender": by, **context}


def _render(template: str, context: dict[str, Any]) -> tuple[str, str, str]:
    subject, _sep, text = render_to_string(f"mail/{template}.txt", context).strip().partition("\n")
    text = text.strip() + "\n"
    context = {**context, "subject": subject}
    try:
        html = render_to_string(f"mail/{template}.html", context)
    except TemplateDoesNotExist:
        html = render_to_string("mail/plain.html", {**context, "text": text})
    return subject, text, html


def _ring(pks: list[uuid.UUID]) -> None:
    """Wake a worker; a silent broker costs nothing, the sweep finds the row."""
    from desk.mail.tasks import deliver_mail

    for pk in pks:
        try:
            deliver_mail.delay(str(pk))
        except Exception:
            return
