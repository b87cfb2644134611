"""The outbox as a list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from desk.lists import ChoiceFilter, Column, Empty, ListSpec
from desk.mail.models import OutgoingMail
from desk.mail.selectors import mail_rows


class MailList(ListSpec):
    """What was sent to whom, and whether it arrived at the mail server."""

    key = "mails"
    title = _("Postausgang")
    resource = "mail"
    model = OutgoingMail
    columns = [
        Column("subject", _("Betreff"), link=True),
        Column("to", _("an")),
        Column("created_at", _("eingestellt"), sort="created_at"),
        Column("state", _("Stand"), value=lambda mail: mail.get_state_display(), sort="state"),
        Column("attempts", _("Versuche"), numeric=True, default=False),
        Column("by", _("ausgelöst von"), value=lambda mail: str(mail.by or _("von selbst"))),
    ]
    filters = [ChoiceFilter("state", _("Stand"), field="state", choices=OutgoingMail.State.choices)]
    default_sort = "-created_at"
    empty = Empty(
        _("Noch keine E-Mail"), _("Einladungen und Nachrichten erscheinen hier, sobald sie entstehen.")
    )

    def rows(self, user):
        return mail_rows(user)

    def row_url(self, row) -> str:
        return reverse("desk:outbox-mail", kwargs={"pk": row.pk})
