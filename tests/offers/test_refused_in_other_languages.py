"""What a visitor of another language typed wrongly is refused in that language too."""

import datetime as dt
import uuid
from html import unescape

import pytest
from django.conf import settings
from django.urls import reverse

from accounts import clock
from accounts.languages import EASY
from tests.browser.left_overs import left_overs
from tests.offers import make, make_participation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


@pytest.fixture
def refused(client, cast):
    """Pages that refuse what was sent, by name: one of each public form, in a language."""
    offer = make.published(cast, title="Elterncafé", capacity=5, now=clock.now())
    start = clock.now().replace(microsecond=0) + dt.timedelta(days=7)
    session = make_participation.session(cast, of=offer, start=start)
    place = {"district_slug": cast.auental.slug}
    report = reverse("offers:public-report", kwargs={**place, "offer_slug": offer.slug})
    sign_up = reverse("offers:public-sign-up", kwargs={**place, "pk": session.pk})
    sent = {
        "nothing chosen": (report, {}),
        "too long": (report, {"mistake": "times", "text": "x" * 1001}),
        "a word is missing": (report, {"mistake": "other", "text": " "}),
        "no address": (sign_up, {"request_key": str(uuid.uuid4()), "notice_email": "kein@"}),
    }

    def read(language):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for name, (address, data) in sent.items():
            answer = client.post(address, data)
            assert answer.status_code == 422, name
            said = [error for errors in answer.context["form"].errors.values() for error in errors]
            yield name, said, answer.content.decode()

    return read


@pytest.mark.parametrize("language", ["uk", "ar", "tr", "ru", EASY])
def test_a_refusal_speaks_the_language_of_the_page(refused, language):
    names = ["Elterncafé", "Landkreis Auental", "Auental", "Brücke Auental e. V.", "x" * 1001, "kein@"]
    for name, said, page in refused(language):
        assert said, name
        # The page of the sign-up says it in words of its own.
        assert name == "no address" or all(error in unescape(page) for error in said), (name, said)
        found = [(each.place, each.text[:80]) for each in left_overs(page, language, names)]
        assert not found, (name, found)
