"""Reading the outbox."""

from django.conf import settings
from django.db.models import QuerySet

from accounts.users.models import User
from desk.mail.models import MailAttachment, OutgoingMail


def mail_rows(user: User) -> QuerySet[OutgoingMail]:
    """The mails the person may see; in the demo everyone sees those of the own district and its own."""
    if settings.DEMO:
        here = OutgoingMail.objects.filter(district=user.active_district_id, district__isnull=False)
        rows = here | OutgoingMail.objects.filter(to__iexact=user.email)
    else:
        rows = OutgoingMail.objects.visible_to(user)
    return rows.select_related("by").defer("text", "html")


def attachments_of(mail: OutgoingMail) -> QuerySet[MailAttachment]:
    """The files of a mail the caller has reached through a door."""
    return MailAttachment.objects.filter(batch=mail.batch)


def body_is_shown() -> bool:
    """Words of mails are for their receivers; only the demo, which has no mail server, shows them."""
    return settings.DEMO
