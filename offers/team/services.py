"""Adding somebody to an offer and taking them off again."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from accounts.users.models import User
from coordination.network.models import Function
from offers.catalogue.choices import Status
from offers.catalogue.models import Offer
from offers.team.models import OfferPerson

#: More people than this are a list of members, which does not belong here.
MOST = 20


def add_person(offer: Offer, *, function: Function, role: str, by: User) -> OfferPerson:
    """Name somebody for an offer; each once. Of two who do so at the same time one is told it is done."""
    with transaction.atomic():
        current = changes.lock(offer)
        if current.status == Status.ARCHIVED:
            raise Refusal(_("Das Angebot ist archiviert und hat niemanden mehr."))
        if function.organisation_id != current.provider_id:
            raise Refusal(_("Diese Person gehört zu einer anderen Organisation."), field="function")
        if current.team.filter(function=function).exists():
            raise Refusal(_("Diese Person steht schon beim Angebot."), field="function")
        if current.team.count() >= MOST:
            raise Refusal(
                _("Mehr als %(most)d Personen gehen nicht. Bitte zuerst jemanden entfernen.") % {"most": MOST}
            )
        row = OfferPerson(offer=current, function=function, role=role)
        return changes.create(row, by=by, action="offer.person_added")


def remove_person(person: OfferPerson, *, by: User) -> Offer:
    """Take somebody off an offer."""
    offer = person.offer
    changes.delete(person, by=by, action="offer.person_removed")
    return offer
