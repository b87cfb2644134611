"""Sample registrations, made as a person would."""

import re
from typing import Any

from desk.mail.models import OutgoingMail
from offers.catalogue import services as catalogue
from offers.catalogue.models import Offer
from offers.registration import services
from offers.registration.models import Registration
from tests.cast import TODAY, Cast
from tests.offers import make

WORDS = "drei gelbe Brücken am Fluss"
LINK = re.compile(r"/registrierung/([^/\s]+)/")


def link_of(mail: OutgoingMail) -> str:
    """The secret in a mail."""
    found = LINK.search(mail.text)
    assert found, mail.text
    return found[1]


def unconfirmed(cast: Cast, **changed: Any) -> Registration:
    answers = {
        "organisation_name": "Eltern-Kreis Lindtal",
        "full_name": "Rana Aziz",
        "email": "rana.aziz@eltern-lindtal.example",
    } | changed
    services.register(district=cast.auental, **answers)
    return Registration.objects.get(email=answers["email"].lower(), state="unconfirmed")


def registered(cast: Cast, **changed: Any) -> Registration:
    """Confirmed and waiting for the coordination."""
    row = unconfirmed(cast, **changed)
    services.confirm_as_new(registration=row, full_name=row.full_name, password=WORDS)
    row.refresh_from_db()
    return row


def asked(cast: Cast) -> Registration:
    return services.ask_back(registered(cast), question="Wo treffen Sie sich?", by=cast.coordinator)


def draft_of(registration: Registration, **changed: Any) -> Offer:
    """A draft of the organisation in vetting, ready to be handed in."""
    organisation = make.reachable(registration.organisation)
    return catalogue.create_offer(
        provider=organisation, today=TODAY, by=registration.user, **make.values(**changed)
    )
