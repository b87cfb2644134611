"""Questions about freshness, as short as a test wants them."""

import datetime as dt
import re
from typing import Any

from django.urls import reverse

from desk.mail.models import OutgoingMail
from offers.catalogue.freshness.models import FreshnessRequest
from offers.catalogue.freshness.services import ask_provider, hash_of
from offers.catalogue.models import Offer
from tests.cast import Cast
from tests.offers import make

#: Six in the morning of B-05: 180 days after the confirmation of 15 January 2026.
CONFIRMED, DUE, OVERDUE = dt.date(2026, 1, 15), dt.date(2026, 7, 14), dt.date(2026, 8, 13)
LINK = re.compile(r"/stimmt-noch/([^/\s]+)/")
TOKEN = "a-secret-of-the-matrix"


def offer(cast: Cast, title: str = "Elterncafé", *, day: dt.date = CONFIRMED, **changed: Any) -> Offer:
    """Published and thereby confirmed on a day."""
    return make.published(cast, title=title, now=make.at(day), **changed)


def asked(cast: Cast, day: dt.date = DUE, **how: Any) -> tuple[FreshnessRequest, str]:
    """A question to the provider and the secret of its link."""
    request = ask_provider(cast.bruecke, now=make.at(day), forced=True, **how)
    assert request is not None
    text = OutgoingMail.objects.filter(text__contains="/stimmt-noch/").latest("created_at").text
    found = LINK.search(text)
    assert found
    return request, found[1]


def address(token: str) -> str:
    return reverse("offers:freshness-answer", kwargs={"token": token})


def with_known_token(request: FreshnessRequest) -> FreshnessRequest:
    request.token_hash = hash_of(TOKEN)
    request.save()
    return request
