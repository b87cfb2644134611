"""The people of an offer: name somebody, take somebody off."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page
from offers.catalogue.models import Offer
from offers.team import services
from offers.team.forms import TeamForm
from offers.team.models import OfferPerson


def person_add(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = fetch_allowed(Offer, request.user, "U", pk=pk)

    def save(form: Any) -> OfferPerson:
        return services.add_person(offer, by=request.user, **form.cleaned_data)

    return form_page(
        request,
        form_class=TeamForm,
        form_kwargs={"offer": offer},
        title=_("Person zum Angebot"),
        intro=_("Wer das Angebot trägt, steht nur im Netz. Öffentlich steht allein die zuständige Person."),
        save=save,
        success=f"{offer.get_absolute_url()}#team",
        message=_("Die Person steht jetzt beim Angebot."),
        submit=_("Hinzufügen"),
        cancel=offer.get_absolute_url(),
        breadcrumb=[(_("Angebote"), reverse("offers:offer-list")), (offer.title, offer.get_absolute_url())],
    )


def person_remove(request: SignedInRequest, pk: Any, person: int) -> HttpResponse:
    offer = fetch_allowed(Offer, request.user, "U", pk=pk)
    row = fetch_visible(
        OfferPerson.objects.visible_to(request.user).select_related("function__person"),
        request.user,
        pk=person,
        offer=offer,
    )
    return action_page(
        request,
        offer,
        run=lambda form: services.remove_person(row, by=request.user),
        title=_("%(person)s vom Angebot nehmen") % {"person": row.function.person},
        consequence=_("Die Person bleibt im Netzwerk. Nur bei diesem Angebot steht sie nicht mehr."),
        confirm=_("Vom Angebot nehmen"),
        success=f"{offer.get_absolute_url()}#team",
        message=_("Die Person steht nicht mehr beim Angebot."),
    )
