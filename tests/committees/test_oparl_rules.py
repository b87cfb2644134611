"""The rules of the interface that need no schema file: addresses, times, lists, filters, errors, files."""

import datetime as dt
import hashlib
import re
from urllib.parse import parse_qs, quote, urlsplit
from uuid import uuid4

import orjson
import pytest
from django.test import Client

from committees.oparl.codes import BODY_LISTS
from committees.oparl.draft import moment
from committees.oparl.models import OparlObject
from committees.oparl.services import publish
from tests.committees.make_oparl import LATER, NOW, every_page, get, path_of, published_story, shown

SYSTEM = "/oparl/v1.1/system"
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+0[12]:00")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture
def story(cast):
    return published_story(cast)


def everything():
    return {row.pk: orjson.loads(row.body) for row in OparlObject.objects.all()}


def values(thing, name=""):
    """Every value in an object with the name it stands under."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield from values(value, key)
    elif isinstance(thing, list):
        if not thing:
            yield name, thing
        for value in thing:
            yield from values(value, name)
    else:
        yield name, thing


def test_times_are_exact_and_nothing_is_empty(story):
    named = [pair for thing in everything().values() for pair in values(thing)]
    times = [value for name, value in named if name in ("created", "modified", "start", "end")]
    days = [value for name, value in named if name in ("date", "startDate", "endDate")]
    assert len(times) > 50
    assert all(TIME.fullmatch(value) for value in times)
    assert days
    assert all(DAY.fullmatch(value) for value in days)
    assert not [pair for pair in named if pair[1] in (None, "", [])]


@pytest.mark.parametrize(
    ("utc", "said"),
    [
        ((2026, 3, 2, 9, 0, 0, 999_999), "2026-03-02T10:00:00+01:00"),
        ((2026, 6, 16, 15, 0, 0, 0), "2026-06-16T17:00:00+02:00"),
        ((2026, 10, 25, 0, 30, 0, 0), "2026-10-25T02:30:00+02:00"),
        ((2026, 10, 25, 1, 30, 0, 0), "2026-10-25T02:30:00+01:00"),
        ((2027, 3, 28, 1, 0, 0, 0), "2027-03-28T03:00:00+02:00"),
    ],
)
def test_german_time_with_its_offset_on_both_sides_of_the_clock_change(utc, said):
    assert moment(dt.datetime(*utc, tzinfo=dt.UTC)) == said


def test_every_id_is_canonical_and_answers_with_that_very_object(story, client):
    for thing in everything().values():
        assert path_of(thing["id"]) == path_of(thing["id"]).lower().rstrip("/")
        again = get(client, thing["id"])
        assert again == thing
        assert thing["type"].startswith("https://schema.oparl.org/1.1/")


def test_inner_objects_are_found_at_their_own_address_with_the_way_back(story, client):
    meeting = shown("meeting", story.held.pk)
    item = meeting["agendaItem"][0]
    assert "meeting" not in item
    alone = get(client, item["id"])
    assert alone == item | {"meeting": meeting["id"]}
    assert get(client, meeting["resultsProtocol"]["id"])["meeting"] == [meeting["id"]]
    consultation = shown("consultation", OparlObject.objects.filter(kind="consultation")[0].key)
    assert get(client, consultation["paper"])["consultation"]
    membership = OparlObject.objects.filter(kind="membership")[0]
    assert get(client, shown("membership", membership.key)["person"])["membership"]


@pytest.mark.parametrize(
    "spelling",
    [
        "{}/",
        "{}//",
        "UPPER",
        "/oparl//v1.1/meeting/KEY",
        "/OParl/v1.1/meeting/KEY",
        "/oparl/v1.1/meeting/HEX",
    ],
)
def test_other_spellings_lead_to_the_canonical_one(story, client, spelling):
    key, canonical = story.held.pk, f"/oparl/v1.1/meeting/{story.held.pk}"
    address = spelling.format(canonical).replace("UPPER", f"/oparl/v1.1/Meeting/{str(key).upper()}")
    address = address.replace("KEY", str(key)).replace("HEX", key.hex)
    response = client.get(f"{address}?omit_internal=true")
    assert response.status_code == 301
    assert response["Location"] == f"{canonical}?omit_internal=true"
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("root", ["/oparl", "/oparl/", "/oparl/v1.1", "/oparl/v1.1/", "/oparl/v1.1/system/"])
def test_the_bare_root_is_the_system(story, client, root):
    assert client.get(root)["Location"] == SYSTEM


def test_errors_are_objects_open_to_every_origin(story, client):
    wrong = {
        f"/oparl/v1.1/meeting/{uuid4()}": 404,
        "/oparl/v1.1/meeting/12": 404,
        "/oparl/v1.1/nothing": 404,
        "/oparl/v1.0/system": 404,
        f"/oparl/v1.1/body/{uuid4()}/meetings": 404,
        f"/oparl/v1.1/organization/{story.board.pk}/papers": 404,
        f"/oparl/v1.1/file/{uuid4()}/access": 404,
        "/oparl/v1.1/bodies?unknown=1": 400,
        "/oparl/v1.1/bodies?modified_since=2026-03-02": 400,
        "/oparl/v1.1/bodies?modified_since=2026-13-02T10:00:00%2B01:00": 400,
        "/oparl/v1.1/bodies?created_until=9999-12-31T23:59:59-23:59": 400,
        "/oparl/v1.1/bodies?limit=0": 400,
        "/oparl/v1.1/bodies?limit=1e9": 400,
        "/oparl/v1.1/bodies?after=x": 400,
        "/oparl/v1.1/bodies?omit_internal=yes": 400,
    }
    for address, status in wrong.items():
        response = client.get(address, headers={"Accept-Language": "en"})
        assert response.status_code == status, address
        assert response["Content-Language"] == "de"
        content = orjson.loads(response.content)
        assert content["type"] == "https://schema.oparl.org/1.1/Error", address
        assert content["message"]
        assert content["debug"]
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Content-Type"] == "application/json"


def test_a_fault_is_an_error_object_too(story, client, monkeypatch):
    monkeypatch.setattr("committees.oparl.public.published_object", lambda *_: 1 / 0)
    response = client.get(f"/oparl/v1.1/meeting/{story.held.pk}")
    assert response.status_code == 500
    assert orjson.loads(response.content)["type"].endswith("/Error")
    assert "ZeroDivision" not in response.content.decode()
    assert response["Access-Control-Allow-Origin"] == "*"


def test_it_is_read_only_stateless_and_open_to_every_origin(story):
    client = Client(enforce_csrf_checks=True)
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(SYSTEM)
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert orjson.loads(response.content)["type"].endswith("/Error")
    assert client.options(SYSTEM)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    response = client.get(SYSTEM)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert client.head(SYSTEM).status_code == 200


def test_text_is_utf8_without_mark_or_html(story, cast, client):
    story.held.committee.name = "Beirat für <b>Größe</b> & Vielfalt"
    story.held.committee.save()
    publish(cast.auental, now=LATER)
    raw = client.get(f"/oparl/v1.1/organization/{story.board.pk}").content
    assert "Beirat für <b>Größe</b> & Vielfalt".encode() in raw
    assert not raw.startswith(b"\xef\xbb\xbf")


def test_pages_are_equally_long_stable_and_keep_the_filters(story, client, cast):
    since = quote("2026-01-01T00:00:00+01:00")
    first = (
        f"/oparl/v1.1/body/{cast.auental.pk}/agendaitems?limit=3&modified_since={since}&omit_internal=true"
    )
    whole = every_page(client, f"/oparl/v1.1/body/{cast.auental.pk}/agendaitems")
    assert len(whole) > 6
    assert every_page(client, first) == whole
    page, sizes = get(client, first), []
    while True:
        sizes.append(len(page["data"]))
        assert page["pagination"] == {"elementsPerPage": 3}
        for link in page["links"].values():
            query = parse_qs(urlsplit(link).query)
            assert query["modified_since"] == ["2026-01-01T00:00:00+01:00"]
            assert query["omit_internal"] == ["true"]
            assert query["limit"] == ["3"]
            assert "%2B01%3A00" in link
        assert get(client, page["links"]["self"]) == page
        if "next" not in page["links"]:
            break
        page = get(client, page["links"]["next"])
    assert set(sizes[:-1]) == {3}
    assert 0 < sizes[-1] <= 3


def test_a_page_never_has_more_than_a_hundred(story, client, cast):
    row = OparlObject.objects.filter(kind="location").first()
    OparlObject.objects.bulk_create(
        OparlObject(
            district=cast.auental, kind="location", key=uuid4(), created=NOW, modified=NOW, body=row.body
        )
        for _ in range(130)
    )
    page = get(client, f"/oparl/v1.1/body/{cast.auental.pk}/locations?limit=5000")
    assert len(page["data"]) == 100
    assert len(every_page(client, f"/oparl/v1.1/body/{cast.auental.pk}/locations")) > 130


@pytest.mark.parametrize("name", BODY_LISTS)
def test_all_four_filters_bound_every_list(story, client, cast, name):
    base = f"/oparl/v1.1/body/{cast.auental.pk}/{name}"
    kind, _ = BODY_LISTS[name]
    rows = OparlObject.objects.filter(kind=kind, district=cast.auental)
    assert rows.count() > 0
    chosen = rows.first()
    rows.filter(pk=chosen.pk).update(created=NOW - dt.timedelta(days=9), modified=NOW + dt.timedelta(days=9))
    wanted = {
        ("created_until", NOW - dt.timedelta(days=8)): {chosen.key},
        ("created_since", NOW - dt.timedelta(days=8)): set(rows.values_list("key", flat=True)) - {chosen.key},
        ("modified_since", NOW + dt.timedelta(days=9)): {chosen.key},
        ("modified_until", NOW + dt.timedelta(days=8)): set(rows.values_list("key", flat=True))
        - {chosen.key},
        ("created_since", NOW + dt.timedelta(days=8)): set(),
    }
    for (parameter, at), keys in wanted.items():
        shown_bodies = set(rows.filter(key__in=keys).values_list("body", flat=True))
        page = get(client, f"{base}?{parameter}={quote(moment(at))}")
        assert {orjson.dumps(thing).decode() for thing in page["data"]} == shown_bodies, parameter


def test_a_plus_sign_that_was_not_encoded_is_understood(story, client):
    page = get(client, "/oparl/v1.1/bodies?modified_since=2026-01-01T00:00:00+01:00")
    assert page["data"]
    assert "2026-01-01T00%3A00%3A00%2B01%3A00" in page["links"]["self"]


def test_omit_internal_leaves_inner_lists_out(story, client, cast):
    base = f"/oparl/v1.1/body/{cast.auental.pk}"
    dropped = {"meetings": "agendaItem", "persons": "membership"}
    for name, field in dropped.items():
        full, lean = (
            get(client, f"{base}/{name}")["data"],
            get(client, f"{base}/{name}?omit_internal=true")["data"],
        )
        assert any(field in thing for thing in full)
        assert [{k: v for k, v in thing.items() if k != field} for thing in full] == lean
    assert "legislativeTerm" not in get(client, "/oparl/v1.1/bodies?omit_internal=true")["data"][0]
    assert "consultation" in get(client, f"{base}/papers?omit_internal=true")["data"][0]


def test_the_lists_of_an_organization_are_its_own(story, client):
    board = shown("organization", story.board.pk)
    meetings = {thing["id"] for thing in every_page(client, board["meeting"])}
    assert meetings == {shown("meeting", row.pk)["id"] for row in (story.held, story.coming)}
    assert len(every_page(client, board["consultation"])) == 2


def test_objects_and_lists_are_sent_only_when_new(story, client):
    for address in (SYSTEM, "/oparl/v1.1/bodies", f"/oparl/v1.1/meeting/{story.held.pk}"):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        assert not again.content
        assert again["Access-Control-Allow-Origin"] == "*"
    stamp = client.get(SYSTEM)["Last-Modified"]
    assert client.get(SYSTEM, headers={"If-Modified-Since": stamp}).status_code == 304


def test_files_are_shown_and_kept(story, client):
    file = shown("meeting", story.held.pk)["resultsProtocol"]
    access, download = client.get(path_of(file["accessUrl"])), client.get(path_of(file["downloadUrl"]))
    assert access.content == download.content
    assert len(access.content) == file["size"] == int(access["Content-Length"])
    assert hashlib.sha512(access.content).hexdigest() == file["sha512Checksum"]
    assert "Content-Disposition" not in access
    assert download["Content-Disposition"] == f'attachment; filename="{file["fileName"]}"'
    for response in (access, download):
        assert response["Content-Type"] == file["mimeType"] == "application/pdf"
        assert response["ETag"]
        assert response["Last-Modified"]
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["X-Content-Type-Options"] == "nosniff"
    known = client.get(path_of(file["accessUrl"]), headers={"If-None-Match": access["ETag"]})
    assert known.status_code == 304


def test_answers_are_compressed_for_who_can_read_that(story, client):
    address = f"/oparl/v1.1/meeting/{story.held.pk}"
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "most"),
    [("/oparl/v1.1/meeting/{meeting}", 2), ("/oparl/v1.1/body/{body}/agendaitems", 3), (SYSTEM, 1)],
)
def test_reading_costs_the_same_few_statements(story, cast, client, address, most, django_assert_num_queries):
    address = address.format(meeting=story.held.pk, body=cast.auental.pk)
    get(client, address)
    with django_assert_num_queries(most):
        get(client, address)
