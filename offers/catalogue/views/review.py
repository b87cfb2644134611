"""Approving: the old and the new version side by side, and a decision with words."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from desk.forms import action_page
from offers.catalogue import comparison, services
from offers.catalogue.choices import RevisionState
from offers.catalogue.forms import ReviewForm
from offers.catalogue.models import Offer
from offers.catalogue.selectors import visible_revision_of


def offer_review(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = fetch_allowed(Offer, request.user, "P", pk=pk)
    revision = visible_revision_of(request.user, offer)
    if revision is not None and revision.state != RevisionState.SUBMITTED:
        revision = None

    def decide(form: Any) -> Any:
        data = {"comment": form.cleaned_data["comment"], "by": request.user}
        is_approval = form.cleaned_data["decision"] == "approve"
        if revision is not None:
            step = services.approve_revision if is_approval else services.return_revision
            return step(revision, now=clock.now(), **data)
        if is_approval:
            return services.approve_offer(offer, now=clock.now(), **data)
        return services.return_offer(offer, **data)

    return action_page(
        request,
        offer,
        run=decide,
        title=offer.title,
        consequence="",
        confirm=_("Entscheiden"),
        message=_("Entschieden. Die Person, die eingereicht hat, bekommt eine E-Mail."),
        form_class=ReviewForm,
        form_kwargs={"initial": {"decision": "approve"}},
        success=lambda result: result.get_absolute_url(),
        breadcrumb=[
            (_("Angebote"), reverse("offers:offer-list")),
            (_("Zu prüfen"), f"{reverse('offers:offer-list')}?review=1"),
        ],
        context=comparison.review_context(request.user, offer, revision, clock.today()),
        template="offers/catalogue/offer_review.html",
    )
