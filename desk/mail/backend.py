"""Django's mail backend that writes to the outbox, so that allauth's mails take the same way as ours."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from desk.mail.services import queue_mail


class OutboxBackend(BaseEmailBackend):
    """Queues each message; the worker delivers by `MAIL_DELIVERY_BACKEND`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            message.message()  # raises BadHeaderError when a header carries a line break
            queue_mail(
                to=message.recipients(),
                subject=str(message.subject),
                text=str(message.body),
                html=_html_of(message),
                district=None,
                by=None,
                attachments=[
                    (str(name), data if isinstance(data, bytes) else str(data).encode(), str(mime))
                    for name, data, mime in message.attachments
                ],
                reply_to=next(iter(message.reply_to), ""),
            )
        return len(email_messages)


def _html_of(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    return next((str(content) for content, mime in message.alternatives if mime == "text/html"), "")
