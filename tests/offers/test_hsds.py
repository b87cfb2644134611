"""HSDS 3.0: every record fits the schemas, and nothing leaves that is not published."""

import datetime as dt
import json
import uuid

import pytest
from django.urls import reverse

from offers.catalogue import services
from offers.catalogue.choices import Openness, Registration
from offers.catalogue.models import Offer
from offers.hsds import objects
from offers.hsds.taxonomies import TAXONOMIES, terms
from tests.offers import hsds_schema, make

pytestmark = pytest.mark.django_db
NEEDS_SCHEMAS = pytest.mark.skipif(
    not hsds_schema.is_there(), reason="the schema files of HSDS 3.0 are not at hand (HSDS_SCHEMAS)"
)
FOLDERS = {
    "services": ("service_list", "service"),
    "service_at_locations": ("service_at_location_list", "service_at_location"),
    "organizations": ("organization_list", "organization"),
    "taxonomies": ("taxonomy", "taxonomy"),
    "taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
}


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


@pytest.fixture
def variety(cast):
    """Offers of every kind of place, door, cost and language."""
    plain = {"municipality": cast.lindtal, "address": "Markt 1", "postcode": "00002"}
    closed = {"target_groups": ["women", "refugees"], "target_group_reason": "protection"}
    return {
        "whole": make.published(cast, title="Elterncafé", languages_spoken=["deu", "ara"], languages_taught=["deu"], languages_on_request=["tir"], wheelchair="yes", childcare="no", age_min=16, age_max=27, capacity=12, waiting_list=True, recurrence=[{"rhythm": "weekly", "days": ["MO", "TU", "WE", "TH", "FR"], "start": "09:00", "end": "12:00"}, {"rhythm": "second", "days": ["TU"], "start": "17:00", "end": "19:00"}], breaks=[{"first": "2026-07-01", "last": "2026-08-10"}], times="Bitte klingeln.", registration_contact="00000 73 12", **plain),
        "paid": make.published(cast, title="Schwimmkurs", cost=30, cost_note="ermäßigt 15 Euro", registration=Registration.FORM, german_level="A1", **plain),
        "protected": make.published(cast, title="Schutzraum", openness=Openness.TARGET_GROUP, gender_only="women", **closed, **plain | {"address": "KANARIE-GASSE 7"}),
        "without_code": make.published(cast, title="Ohne Postleitzahl", **plain | {"postcode": ""}),
        "online": make.published(cast, title="Am Bildschirm", place_kind="online", address="per Video"),
        "outreach": make.published(cast, title="Wir kommen", place_kind="outreach"),
        "everywhere": make.published(cast, title="Überall", place_kind="district_wide", valid_until=dt.date(2026, 12, 31)),
    }  # fmt: skip


def get(client, path, **query):
    return client.get(f"/hsds/{path}", query)


def body(client, path, **query):
    response = get(client, path, **query)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def everything(client):
    """All that a visitor can fetch, as one text."""
    texts = []
    for name in FOLDERS:
        for query in (
            ({}, {"full": "true"}) if name in ("services", "organizations", "service_at_locations") else ({},)
        ):
            page = body(client, name, **query)
            texts.append(json.dumps(page, ensure_ascii=False))
            texts += [get(client, f"{name}/{row['id']}").content.decode() for row in page["contents"]]
        stream = get(client, name, format="ndjson")
        texts.append(b"".join(stream.streaming_content).decode())
    texts.append(get(client, "services", minimal="true").content.decode())
    return "\n".join(texts)


@NEEDS_SCHEMAS
def test_b10_every_record_fits_its_schema(client, variety):
    seen = 0
    for name, (in_list, alone) in FOLDERS.items():
        page = body(client, name, per_page="100")
        assert page["contents"], name
        for row in page["contents"]:
            assert hsds_schema.problems(in_list, row) == []
            assert hsds_schema.problems(alone, body(client, f"{name}/{row['id']}")) == []
            seen += 2
    for name, schema in (
        ("services", "service"),
        ("service_at_locations", "service_at_location"),
        ("organizations", "organization"),
    ):
        for row in body(client, name, full="true")["contents"]:
            assert hsds_schema.problems(schema, row) == []
            seen += 1
    assert seen > 2 * (len(variety) + sum(1 for _term in terms()))


@NEEDS_SCHEMAS
def test_the_check_itself_finds_what_is_wrong(client, variety):
    row = body(client, f"services/{variety['whole'].pk}")
    for spoilt in (
        row | {"status": "running"},
        row | {"email": None},
        row | {"colour": "red"},
        row | {"id": 7},
    ):
        assert hsds_schema.problems("service", spoilt)


def test_b10_what_is_not_published_is_nowhere(client, cast, variety):
    draft = make.draft(cast, title="KANARIE Entwurf")
    submitted = make.submitted(cast, title="KANARIE eingereicht")
    ended = make.published(cast, title="KANARIE beendet")
    services.end_offer(ended, ended_on=dt.date(2026, 3, 1), today=dt.date(2026, 3, 2), by=cast.coordinator)
    overdue = make.published(cast, title="KANARIE überfällig")
    Offer.objects.filter(pk=overdue.pk).update(overdue_on=dt.date(2026, 3, 2))
    paused = make.published(cast, title="KANARIE ruht")
    services.pause_offer(paused, by=cast.coordinator)
    text = everything(client)
    assert "KANARIE" not in text
    assert "Elterncafé" in text
    for offer in (draft, submitted, ended, overdue, paused):
        assert str(offer.pk) not in text
        assert get(client, f"services/{offer.pk}").status_code == 404
        assert get(client, f"service_at_locations/{offer.pk}").status_code == 404


def test_an_address_worth_protecting_stays_here(client, variety):
    offer = variety["protected"]
    row = body(client, f"services/{offer.pk}")
    assert "service_at_locations" not in row
    assert get(client, f"service_at_locations/{offer.pk}").status_code == 404
    assert "KANARIE" not in everything(client)


def test_the_whole_offer_says_what_the_page_says(client, variety, cast):
    row = body(client, f"services/{variety['whole'].pk}")
    assert (row["name"], row["status"], row["minimum_age"], row["maximum_age"]) == (
        "Elterncafé",
        "active",
        16,
        27,
    )
    assert row["url"].endswith("/kreis/auental/angebote/elterncafe/")
    assert row["organization"]["id"] == row["organization_id"]
    assert row["interpretation_services"] == "Auf Anfrage: Tigrinya"
    assert [(item["code"], item.get("note", "")) for item in row["languages"]] == [
        ("deu", ""),
        ("ara", ""),
        ("deu", "wird unterrichtet"),
    ]
    place = row["service_at_locations"][0]["location"]
    assert place["addresses"][0]["state_province"] == cast.auental.land
    assert (place["addresses"][0]["postal_code"], place["addresses"][0]["country"]) == ("00002", "DE")
    assert {item["description"]: item["details"] for item in place["accessibility"]} == {
        "Ohne Stufen und mit Rollstuhl": "ja", "Kinderbetreuung": "nein",
    }  # fmt: skip
    words = {item["taxonomy_term"]["code"] for item in row["attributes"]}
    assert "open" in words
    assert [(item["freq"], item["byday"]) for item in row["schedules"]] == [
        ("WEEKLY", "MO,TU,WE,TH,FR"),
        ("MONTHLY", "2TU"),
    ]
    assert row["application_process"] == "ohne Anmeldung. 00000 73 12"


def test_cost_and_door_in_words_and_numbers(client, variety):
    paid = body(client, f"services/{variety['paid'].pk}")
    assert paid["cost_options"][0]["amount"] == 30
    assert paid["cost_options"][0]["currency"] == "EUR"
    assert paid["eligibility_description"] == "offen für alle; Deutsch ab A1"
    free = body(client, f"services/{variety['whole'].pk}")
    assert free["cost_options"][0]["amount"] == 0
    protected = body(client, f"services/{variety['protected'].pk}")
    assert protected["eligibility_description"].startswith("nur Zielgruppe; ")


def test_places_that_are_no_address(client, variety):
    online = body(client, f"services/{variety['online'].pk}")["service_at_locations"][0]["location"]
    assert online["location_type"] == "virtual"
    assert "service_at_locations" not in body(client, f"services/{variety['outreach'].pk}")
    area = body(client, f"services/{variety['everywhere'].pk}")["service_areas"][0]
    assert area["name"] == "Landkreis Auental"
    half = body(client, f"services/{variety['without_code'].pk}")["service_at_locations"][0]["location"]
    assert "addresses" not in half
    assert half["description"] == "Markt 1"
    listed = {row["service_id"] for row in body(client, "service_at_locations")["contents"]}
    located = {str(variety[name].pk) for name in ("whole", "paid", "without_code", "online")}
    assert listed == located


def test_pages_as_the_standard_draws_them(client, variety):
    first = body(client, "services", per_page="3")
    frame = {name: first[name] for name in first if name != "contents"}
    assert frame == {"total_items": 7, "total_pages": 3, "page_number": 1, "size": 3, "first_page": True, "last_page": False, "empty": False}  # fmt: skip
    last = body(client, "services", per_page="3", page="3")
    assert (last["size"], last["first_page"], last["last_page"]) == (1, False, True)
    behind = body(client, "services", per_page="3", page="4")
    assert (behind["contents"], behind["empty"], behind["last_page"]) == ([], True, True)
    names = [
        row["name"] for page in "123" for row in body(client, "services", per_page="3", page=page)["contents"]
    ]
    assert len(set(names)) == 7
    assert body(client, "services", per_page="500")["size"] == 7


def test_everything_as_one_stream(client, variety):
    lines = b"".join(get(client, "services", format="ndjson").streaming_content).decode().splitlines()
    assert {json.loads(line)["id"] for line in lines} == {str(offer.pk) for offer in variety.values()}


def test_filters_hold_all_at_once(client, variety, cast):
    def names(**query):
        return {row["name"] for row in body(client, "services", **query)["contents"]}

    openness = next(item for item in TAXONOMIES if item.code == "openness")
    closed = openness.term_key("target_group")
    assert names(taxonomy_term_id=closed) == {"Schutzraum"}
    assert names(taxonomy_term_id=closed, search="Elterncafé") == set()
    assert names(search="Elterncaffe") == {"Elterncafé"}, "a typing error"
    groups = next(item for item in TAXONOMIES if item.code == "target_groups")
    assert names(taxonomy_id=groups.key) == {"Schutzraum"}
    assert names(organization_id=str(uuid.uuid4())) == set()
    assert len(names(organization_id=str(variety["whole"].provider_id))) == 7
    assert names(district="nordmark") == set()
    assert len(names(district="auental")) == 7
    Offer.objects.exclude(pk=variety["paid"].pk).update(updated_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    assert names(modified_after="2025-01-02") == {"Schwimmkurs"}
    assert len(names(modified_after="2025-01-01T01:00:00+01:00")) == 7


def test_minimal_gives_all_keys_at_once(client, variety):
    rows = body(client, "services", minimal="true", per_page="1")
    assert {row["id"] for row in rows} == {str(offer.pk) for offer in variety.values()}
    assert set(rows[0]) == {"id", "modified_date"}


def test_organisations_come_with_their_published_offers_only(client, cast, variety):
    make.draft(cast, title="KANARIE Entwurf")
    key = variety["whole"].provider_id
    row = body(client, f"organizations/{key}")
    assert {item["name"] for item in row["services"]} == {offer.title for offer in variety.values()}
    assert row["description"]
    assert [item["id"] for item in body(client, "organizations")["contents"]] == [str(key)]
    assert len(body(client, "organizations", full_service="true")["contents"][0]["services"]) == 7
    Offer.objects.update(status="paused")
    assert body(client, "organizations")["contents"] == []
    assert get(client, f"organizations/{key}").status_code == 404


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("services", {"colour": "red"}),
        ("services", {"page": "0"}),
        ("services", {"per_page": "viele"}),
        ("services", {"full": "ja"}),
        ("services", {"format": "xml"}),
        ("services", {"taxonomy_term_id": str(uuid.uuid4())}),
        ("services", {"organization_id": "7"}),
        ("services", {"modified_after": "gestern"}),
        ("services", {"search": "x" * 201}),
        ("taxonomies", {"organization_id": str(uuid.uuid4())}),
        ("", {"page": "1"}),
    ],
)
def test_a_question_nobody_understands_is_refused(client, path, query):
    response = get(client, path, **query)
    assert response.status_code == 400
    assert json.loads(response.content)["error"]["message"]


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_what_is_not_there_is_an_error_object(client, db, name):
    response = get(client, f"{name}/{uuid.uuid4()}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")


def test_reading_only_from_every_origin_and_only_what_is_new(client, variety):
    first = get(client, "services")
    assert first["Access-Control-Allow-Origin"] == "*"
    again = client.get("/hsds/services", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    refused = client.post("/hsds/services")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")


def test_the_way_in_leads_to_a_description_of_every_address(client, db):
    way_in = body(client, "")
    assert way_in["version"] == "3.0"
    assert way_in["openapi_url"].endswith(reverse("offers:hsds-description"))
    described = body(client, "openapi.json")
    for name in FOLDERS:
        known = {item["name"] for item in described["paths"][f"/{name}"]["get"]["parameters"]}
        for parameter in known - {
            "taxonomy_id",
            "taxonomy_term_id",
            "organization_id",
            "modified_after",
            "format",
            "full",
            "full_service",
            "minimal",
            "top_only",
        }:
            value = "1" if parameter in ("page", "per_page") else "x"
            assert get(client, name, **{parameter: value}).status_code == 200, (name, parameter)


@pytest.mark.parametrize("query", [{}, {"full": "true"}])
@pytest.mark.parametrize("name", ["services", "service_at_locations", "organizations"])
def test_a_list_asks_three_times_at_most(client, variety, django_assert_max_num_queries, name, query):
    with django_assert_max_num_queries(3):
        get(client, name, **query)


def test_the_words_stay_german_whatever_the_visitor_reads(client, variety):
    row = client.get(f"/hsds/services/{variety['paid'].pk}", headers={"accept-language": "en"}).json()
    assert row["eligibility_description"] == "offen für alle; Deutsch ab A1"
    stream = client.get("/hsds/services?format=ndjson&full=true", headers={"accept-language": "en"})
    assert "offen für alle" in b"".join(stream.streaming_content).decode()


def test_what_is_not_known_is_left_out():
    assert objects.filled({"a": "", "b": None, "c": [], "d": 0, "e": "x"}) == {"d": 0, "e": "x"}
