"""Mails about a translation, written in the transaction of the step."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.users.models import User
from desk.mail.services import send_mail
from desk.notifications.services import notify
from offers.translations.models import OfferTranslation


def tell_submitter(translation: OfferTranslation, template: str, *, by: User, **context: Any) -> None:
    """Tell the person who handed the text in what was decided, by mail and at the bell."""
    to = translation.submitted_by
    if to is None or not to.is_active:
        return
    path = translation.get_absolute_url()
    send_mail(
        to=[to.email],
        template=template,
        context={"translation": translation, "person": to, "path": path, **context},
        district=translation.district,
        by=by,
    )
    title = _("Übersetzung zurückgegeben") if "comment" in context else _("Übersetzung veröffentlicht")
    notify(user=to, title=title, line=str(translation), url=path, district=translation.district)
