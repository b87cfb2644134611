"""What leaves the house: anonymous pages and the open interface show an explicit list of fields, and nothing else."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from coordination.network.models import ContactPerson, Function
from offers.catalogue import services
from offers.catalogue.published_selectors import PUBLIC_FIELDS
from tests.offers import make

pytestmark = pytest.mark.django_db

#: Exactly this goes out, word for word; whoever adds a field changes this list on purpose.
EXPECTED = {
    "id", "slug", "title", "summary", "description", "provider_name", "fields_of_action",
    "place_kind", "municipality_name", "public_address", "public_postcode", "times", "valid_from", "valid_until", "capacity",
    "openness", "target_groups", "target_group_reason", "gender_only", "age_min", "age_max",
    "languages_spoken", "languages_taught", "languages_on_request", "german_level", "residence_required",
    "registration", "registration_note", "cost", "cost_note",
    "wheelchair", "hearing_loop", "easy_language", "sign_language", "childcare", "quiet_room",
    "contact_name", "contact_phone", "contact_email", "last_confirmed_on", "public_until", "published_at",
    "recurrence", "weekdays", "breaks", "skips_holidays", "waiting_list", "opens_on", "registration_contact", "reductions",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


def address(name, cast, **more):
    return reverse(f"offers:{name}", kwargs={"district_slug": cast.auental.slug, **more})


def api(client, cast, **query):
    return json.loads(client.get(address("public-api", cast), query).content)


def everything_public(client, cast, offer=None):
    """All that an anonymous visitor can fetch, as one text."""
    pages = [address("public-home", cast), address("public-search", cast), address("public-api", cast)]
    if offer is not None and offer.slug:
        pages.append(address("public-offer", cast, offer_slug=offer.slug))
    return "\n".join(client.get(page).content.decode() for page in pages)


def test_the_open_interface_gives_exactly_the_public_fields(client, cast):
    make.published(cast)
    (row,) = api(client, cast)["results"]
    assert set(row) == EXPECTED | {"low_threshold"}
    assert set(PUBLIC_FIELDS) == EXPECTED


def test_nothing_unpublished_shows_anywhere(client, cast):
    make.draft(cast, title="KANARIE-ENTWURF")
    make.submitted(cast, title="KANARIE-PRUEFUNG")
    returned = services.return_offer(
        make.submitted(cast, title="KANARIE-ZURUECK"), comment="KANARIE-GRUND", by=cast.coordinator
    )
    services.pause_offer(make.published(cast, title="KANARIE-RUHT"), by=cast.ngo_editor)
    ended = make.published(cast, title="KANARIE-VORBEI")
    services.end_offer(ended, ended_on=make.MORNING.date(), today=make.MORNING.date(), by=cast.ngo_editor)
    make.published(cast, title="KANARIE-UEBERFAELLIG", now=make.at(dt.date(2025, 7, 1)))
    shown = make.published(cast, title="Sichtbar")
    services.update_offer(shown, title="KANARIE-AENDERUNG", today=make.MORNING.date(), by=cast.ngo_editor)
    text = everything_public(client, cast, shown)
    assert "Sichtbar" in text
    assert "KANARIE" not in text
    assert returned.review_comment == "KANARIE-GRUND"


@pytest.mark.parametrize("builder", [make.draft, make.submitted])
def test_an_unpublished_page_is_not_there(client, cast, builder):
    offer = builder(cast)
    assert offer.slug == ""
    assert client.get(address("public-offer", cast, offer_slug="elterncafe")).status_code == 404


def test_a_protected_place_never_leaves(client, cast):
    women = make.CLOSED | {
        "target_groups": ["women"], "target_group_reason": "protection", "gender_only": "women",
        "municipality": cast.lindtal, "address": "KANARIE-GASSE 7", "postcode": "98765", "title": "Beratung für Frauen",
    }  # fmt: skip
    offer = make.published(cast, **women)
    text = everything_public(client, cast, offer)
    assert "Beratung für Frauen" in text
    assert "KANARIE" not in text
    (row,) = api(client, cast)["results"]
    assert (row["public_address"], row["public_postcode"], row["municipality_name"]) == ("", "", "")
    assert api(client, cast, municipality=cast.lindtal.ags)["results"] == []
    assert api(client, cast, search="Lindtal")["results"] == []


def test_a_contact_is_named_only_with_consent(client, cast):
    person = ContactPerson.objects.create(district=cast.auental, name="KANARIE Mustermann")
    function = Function.objects.create(
        district=cast.auental, person=person, organisation=cast.bruecke, phone="0999 KANARIE", is_public=False
    )
    offer = make.published(cast, contact=function)
    assert "KANARIE" not in everything_public(client, cast, offer)
    function.is_public, function.public_consent_on = True, dt.date(2026, 1, 1)
    function.save()
    assert "KANARIE Mustermann" in everything_public(client, cast, offer)


def test_b13_unknown_access_says_so_and_is_not_found_by_the_filter(client, cast):
    unknown = make.published(cast, title="Ohne Angabe")
    make.published(cast, title="Mit Rampe", wheelchair="yes")
    page = client.get(address("public-offer", cast, offer_slug=unknown.slug)).content.decode()
    assert "keine Angabe" in page
    found = client.get(address("public-search", cast), {"barrierefrei": "wheelchair"}).content.decode()
    assert "Mit Rampe" in found
    assert "Ohne Angabe" not in found


def test_the_three_doors_say_why(client, cast):
    offer = make.published(cast, **make.CLOSED)
    make.period(cast, offers=[offer])
    page = client.get(address("public-offer", cast, offer_slug=offer.slug)).content.decode()
    assert "Nur für eine Gruppe" in page
    assert "geflüchtete Menschen" in page
    assert "Förderregel bis 31.12.2026" in page
    assert "48.600" not in page


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"thema": "wohnen"}, ["Wohnen"]),
        ({"sprache": "ara"}, ["Elterncafé", "Wohnen"]),
        ({"offen": "target_group"}, ["Gruppe"]),
        ({"anmeldung": "referral"}, ["Gruppe"]),
        ({"kosten": "frei"}, ["Elterncafé", "Gruppe"]),
        ({"ort": "05999002"}, ["Wohnen"]),
        ({"q": "mieten"}, ["Wohnen"]),
    ],
)
def test_filters_narrow_the_list(client, cast, query, titles):
    make.published(cast)
    make.published(
        cast,
        title="Wohnen",
        summary="Alles übers Mieten",
        fields_of_action=["wohnen"],
        cost=5,
        municipality=cast.lindtal,
    )
    make.published(cast, **make.CLOSED, title="Gruppe", registration="referral", languages_spoken=["deu"])
    page = client.get(address("public-search", cast), query)
    assert [hit.title for hit in page.context["hits"]] == titles


@pytest.mark.parametrize(
    "query", [{"thema": "geheim"}, {"ordering": "-review_comment"}, {"nach": "x"}, {"ort": "'"}]
)
def test_unknown_questions_are_answered_with_400(client, cast, query):
    assert client.get(address("public-search", cast), query).status_code == 400


@pytest.mark.parametrize(
    "query",
    [{"topic": "x"}, {"status": "draft"}, {"page_size": "101"}, {"page_size": "0"}, {"cursor": "e30"}],
)
def test_the_open_interface_refuses_unknown_keys(client, cast, query):
    assert client.get(address("public-api", cast), query).status_code == 400


def test_pages_follow_each_other_without_loss(client, cast):
    for number in range(7):
        make.published(cast, title=f"Angebot {number}")
    found, query = [], {"page_size": "3"}
    while True:
        answer = api(client, cast, **query)
        found += [row["title"] for row in answer["results"]]
        if answer["next"] is None:
            break
        query["cursor"] = answer["next"].split("cursor=")[1].split("&")[0]
    assert found == [f"Angebot {number}" for number in range(7)]


def test_the_open_interface_can_be_cached(client, cast):
    make.published(cast)
    first = client.get(address("public-api", cast))
    assert "public" in first["Cache-Control"]
    again = client.get(address("public-api", cast), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_districts_do_not_mix(client, cast):
    make.published(cast, title="Aus Auental")
    other = reverse("offers:public-api", kwargs={"district_slug": cast.nordmark.slug})
    assert json.loads(client.get(other).content)["results"] == []


@pytest.mark.parametrize(("name", "most"), [("public-home", 8), ("public-search", 8), ("public-api", 3)])
def test_public_pages_ask_the_database_a_fixed_number_of_times(
    client, cast, django_assert_max_num_queries, name, most
):
    for number in range(25):
        make.published(cast, title=f"Angebot {number}", municipality=cast.lindtal)
    with django_assert_max_num_queries(most):
        client.get(address(name, cast))


@pytest.mark.parametrize(("most", "says_so"), [(1, True), (2, True), (3, False)])
def test_a_list_cut_from_very_many_hits_says_so_and_a_narrower_search_shows_the_rest(
    client, cast, monkeypatch, most, says_so
):
    monkeypatch.setattr("desk.search.selectors.SHOWN", most)
    titles = ("Nähcafé Lindtal", "Nähcafé Oberauen", "Nähcafé Unterauen")
    for title in titles:
        make.published(cast, title=title)
    page = client.get(address("public-search", cast), {"q": "nähcafé"}).content.decode()
    assert ("Ein weiteres Wort oder ein Filter zeigt die übrigen." in page) is says_so
    assert sum(title in page for title in titles) == most
    for title in titles:
        narrower = client.get(address("public-search", cast), {"q": title}).content.decode()
        assert title in narrower
        assert "zeigt die übrigen" not in narrower
