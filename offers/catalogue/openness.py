"""Which grants keep an offer from opening, in words that name the grant, the rule and its source.

A grant in force whose programme binds to a group forbids everything wider than "nur Zielgruppe" (C5.6).
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from coordination.network.codes import labels
from offers.catalogue.choices import Openness, TargetGroup
from offers.catalogue.models import Offer
from offers.catalogue.selectors import grant_model


@dataclass(frozen=True)
class Blocker:
    """One grant that binds an offer: its sentence, where it is written, and when it ends."""

    grant: Any
    sentence: str
    source: str
    ends_on: dt.date
    free_from: dt.date


def blockers(offer: Offer, today: dt.date) -> list[Blocker]:
    """Grants in force on a day that forbid opening the offer; the longest first."""
    if offer._state.adding:
        return []
    grants: Any = offer.funding_periods  # a manager of the room to the right
    return [blocker_of(grant) for grant in grants.forbidding_opening(today)] or _named(offer, today)


def _named(offer: Offer, today: dt.date) -> list[Blocker]:
    """The notice the offer itself names, should nobody have linked it."""
    if offer.binding_grant_id is None:
        return []
    found = grant_model().objects.filter(pk=offer.binding_grant_id).forbidding_opening(today)
    return [blocker_of(grant) for grant in found]


def blocker_of(grant: Any) -> Blocker:
    """The words for one grant; it needs `programme` at hand."""
    programme = grant.programme
    free_from = grant.period_end + dt.timedelta(days=1)
    groups = ", ".join(str(label) for label in labels(TargetGroup, programme.bound_groups))
    sentence = _(
        "Der Bescheid %(number)s (%(programme)s) bindet dieses Angebot bis %(end)s an: %(groups)s. "
        "Ab %(free)s ist „offen für alle“ möglich."
    ) % {
        "number": grant.file_number or grant.title,
        "programme": programme.name,
        "end": f"{grant.period_end:%d.%m.%Y}",
        "groups": groups,
        "free": f"{free_from:%d.%m.%Y}",
    }
    return Blocker(
        grant, sentence, programme.binding_source or programme.legal_basis, grant.period_end, free_from
    )


def check_openness(offer: Offer, openness: str, today: dt.date) -> None:
    """Refuse an openness that a grant in force forbids."""
    if openness == Openness.TARGET_GROUP:
        return
    for blocker in blockers(offer, today)[:1]:
        raise Refusal(
            blocker.sentence,
            field="openness",
            rule=_("Ein Angebot ist nie offener, als seine laufende Förderung erlaubt."),
            source=blocker.source,
        )
