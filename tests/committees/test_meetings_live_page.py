"""The live page: its address stays one that can be opened again."""

import pytest
from django.urls import reverse

from tests.committees.make import call, open_with

pytestmark = pytest.mark.django_db


def live(item):
    return reverse("committees:meeting-live", kwargs={"pk": item.meeting_id}) + f"?punkt={item.pk}"


@pytest.mark.parametrize(
    "name", ["item-step", "item-record", "conflict-declare", "conflict-return", "vote-record"]
)
def test_opening_the_address_of_an_entry_leads_back_to_its_item(cast, as_person, name):
    item = call(open_with(cast, 9), "Ö 2", cast)
    answer = as_person("clerk").get(reverse(f"committees:{name}", kwargs={"pk": item.pk}))
    assert (answer.status_code, answer["Location"]) == (303, live(item))


def test_it_is_no_way_around_the_door(cast, as_person):
    item = call(open_with(cast, 9), "Ö 2", cast)
    address = reverse("committees:vote-record", kwargs={"pk": item.pk})
    assert as_person("outsider").get(address).status_code == 404


def test_a_refused_vote_keeps_the_address_of_the_live_page(cast, as_person):
    item = call(open_with(cast, 2), "Ö 2", cast)
    address = reverse("committees:vote-record", kwargs={"pk": item.pk})
    answer = as_person("clerk").post(address, {"yes": "2", "wortlaut": "Ja."}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "nicht beschlussfähig" in answer.content.decode()
    assert answer["HX-Replace-Url"] == live(item)
