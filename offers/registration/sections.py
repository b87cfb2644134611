"""What a registration adds to other pages: the line above the own offers, the step on the organisation's page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.network.models import Organisation
from coordination.network.sections import HubSection
from desk.hub import NextStep
from desk.templatetags.desk import german_date
from offers.catalogue.notices import Notice
from offers.registration.models import Registration
from offers.registration.rules import answer_day
from offers.registration.selectors import own_registrations, registration_of


def notices(user: Any) -> list[Notice]:
    """Where the own registration stands, and what can be done meanwhile."""
    return [_notice(registration) for registration in own_registrations(user)]


def sections(organisation: Organisation, user: Any) -> list[HubSection]:
    """An organisation in vetting leads those who decide to its registration."""
    if not organisation.is_pending:
        return []
    registration = registration_of(user, organisation)
    if registration is None:
        return []
    step = NextStep(
        _("Über die Registrierung entscheiden"),
        _("Die Organisation hat sich selbst angemeldet und ist noch nicht öffentlich."),
        _("Registrierung ansehen"),
        registration.get_absolute_url(),
        "eye",
    )
    template = "offers/registration/_organisation_section.html"
    context = {"registration": registration}
    return [HubSection("registrierung", _("Registrierung"), 1, template, context, next_step=step)]


def _notice(registration: Registration) -> Notice:
    if registration.state == Registration.State.ASKED:
        return Notice(
            _("Die Koordination hat eine Frage zu „%(name)s“") % {"name": registration},
            registration.question,
            reverse("offers:registration-answer", kwargs={"pk": registration.pk}),
            _("Antworten"),
            "warn",
        )
    words = _(
        "Antwort bis %(day)s. Entwürfe können Sie schon schreiben und einreichen; öffentlich wird noch nichts."
    )
    link = registration.organisation.get_absolute_url() if registration.organisation else ""
    return Notice(
        _("„%(name)s“ ist in Prüfung") % {"name": registration},
        words % {"day": german_date(answer_day(registration), "tag")},
        link,
        _("Anschrift und Telefon eintragen"),
        "clock",
    )
