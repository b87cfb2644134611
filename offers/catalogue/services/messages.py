"""Mails about an offer. They are written in the transaction of the step, so each step mails once."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.users.models import User
from desk.mail.services import send_mail
from desk.notifications.services import notify
from offers.catalogue.models import Offer


def tell_submitter(offer: Offer, template: str, *, to: User | None, by: User, **context: Any) -> None:
    """Tell the person who handed it in what was decided, by mail and at the bell."""
    if to is None or not to.is_active:
        return
    send_mail(
        to=[to.email],
        template=template,
        context={"offer": offer, "person": to, "path": offer.get_absolute_url(), **context},
        district=offer.district,
        by=by,
    )
    is_return = "comment" in context
    title = _("Angebot zurückgegeben") if is_return else _("Angebot veröffentlicht")
    notify(user=to, title=title, line=offer.title, url=offer.get_absolute_url(), district=offer.district)
