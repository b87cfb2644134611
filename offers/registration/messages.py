"""Mails about a registration. They are written in the transaction of the step, so each step mails once."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.memberships.selectors import managers_of
from accounts.users.models import User
from desk.mail.services import absolute_url, send_mail
from desk.notifications.services import notify
from offers.registration.models import Registration
from offers.registration.rules import answer_day
from offers.registration.selectors import deciders_of


def send_link(registration: Registration, secret: str) -> None:
    """The link that proves the address; known and unknown addresses get the same words."""
    path = reverse("offers:registration-confirm", kwargs={"secret": secret})
    context = {"registration": registration, "link": absolute_url(path)}
    send_mail(
        to=[registration.email],
        template="offers/registration/link",
        context=context,
        district=registration.district,
        by=None,
    )


def tell_waiting(registration: Registration) -> None:
    """Confirmed: when the person will hear of us, and the bell of those who decide."""
    tell_registrant(registration, "waiting", by=None)
    tell_coordination(registration, _("Neue Registrierung"))


def tell_registrant(registration: Registration, what: str, *, by: User | None) -> None:
    """The letter for this step, to the address that was proved."""
    context = {
        "registration": registration,
        "answer_by": answer_day(registration),
        "path": reverse("offers:my-offers"),
    }
    send_mail(
        to=[registration.email],
        template=f"offers/registration/{what}",
        context=context,
        district=registration.district,
        by=by,
    )


def tell_coordination(registration: Registration, title: str) -> None:
    """Ring the bell of everybody who may decide."""
    for user in deciders_of(registration.district):
        notify(
            user=user,
            title=title,
            line=registration.organisation_name,
            url=registration.get_absolute_url(),
            district=registration.district,
        )


def tell_managers(registration: Registration) -> None:
    """Those who look after the organisation learn who has come to them."""
    organisation = registration.organisation
    assert organisation is not None
    for membership in managers_of(organisation).exclude(user=registration.user).select_related("user"):
        notify(
            user=membership.user,
            title=_("%(name)s schreibt jetzt für Ihre Organisation") % {"name": registration.full_name},
            line=organisation.name,
            url=organisation.get_absolute_url(),
            district=registration.district,
        )
