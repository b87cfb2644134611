"""The page of the coordination about what is confirmed and what waits."""

from django.http import HttpResponse

from accounts import clock
from accounts.requests import SignedInRequest
from desk.lists import list_page
from offers.catalogue.freshness.selectors import freshness_of, organisations_due
from offers.catalogue.freshness.tables import FreshnessList


def freshness_list(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    share = freshness_of(request.user, today)
    organisations = organisations_due(request.user, today)
    return list_page(request, FreshnessList(), context={"share": share, "organisations": organisations})
