"""Links on the page of a record that lead on: who may do what, and the agenda for a barrier."""

import pytest
from django.urls import reverse

from coordination.barriers.services import confirm_barrier
from desk.search import everything
from tests.cast import TODAY
from tests.coordination import make as network


@pytest.mark.parametrize(
    ("name", "is_there"), [("coordinator", True), ("clerk", True), ("ngo_editor", False)]
)
def test_who_may_ask_finds_the_rights_on_the_page(cast, as_person, name, is_there):
    link = reverse(
        "desk:rights-record", kwargs={"row_type": "coordination.Organisation", "pk": cast.bruecke.pk}
    )
    client = as_person(name)
    assert (link in client.get(cast.bruecke.get_absolute_url()).content.decode()) is is_there
    assert (client.get(link).status_code == 200) is is_there


def test_a_confirmed_barrier_leads_to_the_agenda_of_a_meeting(cast, as_person):
    barrier = confirm_barrier(network.barrier(cast.coordinator), today=TODAY, by=cast.coordinator)
    link = reverse("committees:barrier-to-agenda", kwargs={"pk": barrier.pk})
    client = as_person("coordinator")
    text = client.get(barrier.get_absolute_url()).content.decode()
    assert link in text
    assert "Auf die Tagesordnung setzen" in text
    assert reverse("coordination:barrier-step", args=[barrier.pk, "tagesordnung"]) in text, "noting it stays"
    assert client.get(link).status_code == 200
    assert link not in as_person("board_member").get(barrier.get_absolute_url()).content.decode()


def test_capped_numbers_speak_the_language_of_the_page(settings):
    from django.utils import translation

    most = everything.SHOWN
    assert everything._counted([most + 1, 1001, most, most, 40]) == "mehr als 1.240"
    assert everything._short(1001) == everything._short(most + 1) == "300+"
    assert everything._counted([30, 8]) == everything._short(38) == "38"
    assert everything._counted([most, most]) == "600", "nothing was left out"
    with translation.override("en"):
        assert "mehr" not in everything._counted([most + 1])
