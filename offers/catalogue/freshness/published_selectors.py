"""What the holder of a mailed link may read: the link is the door."""

from django.db.models import F, QuerySet

from offers.catalogue.freshness.models import FreshnessRequest, OfferReview


def published_request(token_hash: str) -> FreshnessRequest | None:
    """The question behind a link, with its provider and district, and the one that was answered instead of it."""
    rows = FreshnessRequest.objects.filter(token_hash=token_hash)
    return rows.select_related("provider__district", "district", "answered_through").first()


def published_answers(request: FreshnessRequest) -> QuerySet[OfferReview]:
    """What was answered through a link, in the order of the page."""
    return (
        OfferReview.objects.filter(request=request, answered_at__isnull=False)
        .select_related("offer", "contact__person", "request__provider")
        .order_by(F("offer__sort_title").asc(nulls_last=True), "contact__person__sort_name", "pk")
    )
