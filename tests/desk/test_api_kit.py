"""The API kit, tried on organisations with a viewset of the tests' own."""

import datetime as dt
import json

import pytest
from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator
from rest_framework import serializers
from rest_framework.routers import SimpleRouter

from accounts import changes
from accounts.clock import today
from accounts.memberships.models import Membership
from accounts.refusals import Refusal
from coordination.network.models import Organisation
from desk.api.serializers import DoorRelatedField
from desk.api.throttling import PersonThrottle
from desk.api.views import DoorViewSet
from desk.tokens.models import ApiToken
from desk.tokens.services import create_token, revoke_token
from tests.cast import make_organisation


class OrganisationSerializer(serializers.ModelSerializer):
    parent = DoorRelatedField(model=Organisation, required=False, allow_null=True)

    class Meta:
        model = Organisation
        fields = ["id", "name", "parent", "created_at", "version"]
        read_only_fields = ["id", "created_at", "version"]


class OrganisationViewSet(DoorViewSet):
    model = Organisation
    resource = "organisation"
    serializer_class = OrganisationSerializer
    filters = {"name": "name", "created_from": "created_at__gte", "parent": "parent"}
    ordering = {"name": "name", "created": "created_at", "parent": "parent__name"}
    default_ordering = "name"

    def create_with(self, serializer, user):
        if serializer.validated_data["name"] == "Verboten":
            raise Refusal("So nicht.", field="name", rule="Die Regel", source="§ 1")
        row = Organisation(district=user.active_district, **serializer.validated_data)
        return changes.create(row, by=user, action="organisation.created")

    def update_with(self, row, serializer, user, version):
        return changes.apply(
            row, serializer.validated_data, by=user, action="organisation.changed", version=version
        )


class FastViewSet(OrganisationViewSet):
    fast_list = True


class ReadOnlyViewSet(DoorViewSet):
    model = Organisation
    resource = "organisation"
    serializer_class = OrganisationSerializer


router = SimpleRouter()
router.register("orgs", OrganisationViewSet, basename="orgs")
router.register("fast", FastViewSet, basename="fast")
router.register("closed", ReadOnlyViewSet, basename="closed")
urlpatterns = [path("t/", include(router.urls)), path("", include("config.urls"))]
pytestmark = pytest.mark.urls(__name__)
IN_A_WEEK = dt.timedelta(days=7)


@pytest.fixture
def secret(cast):
    return create_token(name="Probe", expires_on=today() + IN_A_WEEK, by=cast.coordinator)[1]


@pytest.fixture
def call(client, secret):
    def send(method, address, data=None, *, token=secret, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers["Accept-Language"] = "de"
        if token:
            headers["Authorization"] = f"Bearer {token}"
        body = {"data": json.dumps(data), "content_type": "application/json"} if data is not None else {}
        return getattr(client, method)(f"/t/{address}", headers=headers, **body)

    return send


def names(response) -> list[str]:
    return [row["name"] for row in response.json()["results"]]


# --- who ---------------------------------------------------------------------------------
def test_without_or_with_a_wrong_key_it_is_401(call):
    for token in ("", "tn_falsch", "x" * 5000):
        response = call("get", "orgs/", token=token)
        assert response.status_code == 401
        assert response["WWW-Authenticate"].startswith("Bearer")
        assert set(response.json()) == {"code", "message", "field", "rule", "source"}


def test_a_session_does_not_open_the_api(client, cast):
    client.force_login(cast.coordinator)
    assert client.get("/t/orgs/").status_code == 401


def test_only_the_hash_of_a_key_is_stored(secret):
    assert secret not in str(ApiToken.objects.values())


@pytest.mark.parametrize("how", ["revoked", "expired", "inactive"])
def test_a_dead_key_opens_nothing(call, cast, how):
    token = ApiToken.objects.get()
    match how:
        case "revoked":
            revoke_token(token=token, by=cast.coordinator)
        case "expired":
            ApiToken.objects.update(expires_on=today() - dt.timedelta(days=1))
        case "inactive":
            type(cast.coordinator).objects.filter(pk=cast.coordinator.pk).update(is_active=False)
    assert call("get", "orgs/").status_code == 401


def test_a_key_whose_person_lost_the_role_sees_nothing(call, cast):
    Membership.objects.filter(user=cast.coordinator).update(valid_until=today())
    assert names(call("get", "orgs/")) == []


def test_the_key_stays_in_its_district(call, cast):
    Membership.objects.create(
        user=cast.coordinator, district=cast.nordmark, role="K", valid_from=dt.date(2020, 1, 1)
    )
    type(cast.coordinator).objects.filter(pk=cast.coordinator.pk).update(active_district=cast.nordmark)
    assert names(call("get", "orgs/")) == [cast.bruecke.name]
    cast.coordinator.refresh_from_db()
    assert cast.coordinator.active_district == cast.nordmark


def test_the_last_day_of_use_is_noted(call):
    call("get", "orgs/")
    assert ApiToken.objects.get().last_used_on == today()


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_a_key_lives_at_most_a_year(cast, days):
    with pytest.raises(Refusal):
        create_token(name="x", expires_on=today() + dt.timedelta(days=days), by=cast.coordinator)


# --- reading -----------------------------------------------------------------------------
def test_rows_of_the_other_district_are_not_there(call, cast):
    assert names(call("get", "orgs/")) == [cast.bruecke.name]
    response = call("get", f"orgs/{cast.foreign_organisation.pk}/")
    assert response.status_code == 404
    assert response.json() == call("get", "orgs/0b7e0e5e-0000-4000-8000-000000000000/").json()
    assert call("get", "orgs/kein-uuid/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "unbekannt=1",
        "district=x",
        "name__startswith=B",
        "ordering=-note",
        "ordering=district__name",
        "page_size=101",
        "page_size=0",
        "page_size=1e9",
        "page_size=٣",
        "cursor=quatsch",
        "cursor=W10=",
        "parent=kein-uuid",
        "created_from=gestern",
        "search=x",
    ],
)
def test_unknown_keys_and_values_are_400(call, query):
    response = call("get", f"orgs/?{query}")
    assert response.status_code == 400, response.json()
    assert response.json()["field"] == query.split("=")[0]


def test_filters_narrow_and_several_values_mean_any(call, cast):
    make_organisation(cast.auental, "Anker e. V.")
    assert names(call("get", "orgs/?name=Anker e. V.")) == ["Anker e. V."]
    assert len(names(call("get", f"orgs/?name=Anker e. V.&name={cast.bruecke.name}"))) == 2


@pytest.mark.parametrize("ordering", ["name", "-name", "created", "-created", "parent", "-parent"])
@pytest.mark.parametrize("address", ["orgs/", "fast/"])
def test_pages_show_every_row_once_whatever_the_order(call, cast, address, ordering):
    for number in range(7):
        parent = cast.bruecke if number % 3 == 0 else None
        make_organisation(cast.auental, f"Verein {number % 4}{number}", parent=parent)
    seen, url = [], f"{address}?page_size=3&ordering={ordering}"
    while url:
        body = call("get", url).json()
        seen += [row["id"] for row in body["results"]]
        url = body["next"] and body["next"].split("/t/")[1]
    assert len(seen) == len(set(seen)) == 8


def test_a_cursor_of_another_order_is_refused(call, cast):
    make_organisation(cast.auental, "Anker e. V.")
    cursor = call("get", "orgs/?page_size=1").json()["next"].split("cursor=")[1].split("&")[0]
    assert call("get", f"orgs/?page_size=1&ordering=-name&cursor={cursor}").status_code == 400


def test_the_fast_list_says_the_same_as_the_slow_one(call, cast):
    make_organisation(cast.auental, "Kind e. V.", parent=cast.bruecke)
    assert call("get", "fast/").json() == call("get", "orgs/").json()


@pytest.mark.parametrize(("address", "number"), [("orgs/", 1), ("orgs/", 60), ("fast/", 60)])
def test_a_list_costs_few_statements_however_long(call, cast, address, number, django_assert_max_num_queries):
    for n in range(number):
        make_organisation(cast.auental, f"Verein {n}")
    call("get", address)
    with django_assert_max_num_queries(6):
        call("get", address)


# --- writing -----------------------------------------------------------------------------
def test_creating_goes_through_the_service(call, cast):
    response = call("post", "orgs/", {"name": "Neu e. V."})
    assert response.status_code == 201, response.json()
    assert response["ETag"] == '"1"'
    assert Organisation.objects.get(name="Neu e. V.").district == cast.auental


@pytest.mark.parametrize("field", ["district", "id", "version", "created_at", "status", "quatsch"])
def test_fields_nobody_asked_for_are_400(call, field):
    response = call("post", "orgs/", {"name": "Neu e. V.", field: "x"})
    assert response.status_code == 400
    assert response.json()["field"] == field
    assert not Organisation.objects.filter(name="Neu e. V.").exists()


@pytest.mark.parametrize("body", [[], "x", 3, None])
def test_a_body_that_is_no_object_is_400(call, body):
    assert call("post", "orgs/", body if body is not None else []).status_code == 400


def test_a_link_into_the_other_district_does_not_exist(call, cast):
    response = call("post", "orgs/", {"name": "Neu", "parent": str(cast.foreign_organisation.pk)})
    assert response.status_code == 400
    assert response.json()["field"] == "parent"


def test_a_refusal_names_rule_and_source(call):
    response = call("post", "orgs/", {"name": "Verboten"})
    assert response.status_code == 409
    expected = {
        "code": "refused",
        "message": "So nicht.",
        "field": "name",
        "rule": "Die Regel",
        "source": "§ 1",
    }
    assert response.json() == expected


def test_a_role_without_the_right_gets_403(call, cast):
    token = create_token(name="x", expires_on=today() + IN_A_WEEK, by=cast.admin)[1]
    assert call("post", "orgs/", {"name": "Neu"}, token=token).status_code == 403


def test_a_change_needs_the_version_that_was_read(call, cast):
    address = f"orgs/{cast.bruecke.pk}/"
    assert call("patch", address, {"name": "Anders"}).status_code == 400
    changed = call("patch", address, {"name": "Anders", "version": 1})
    assert changed.status_code == 200
    assert changed["ETag"] == '"2"'
    assert call("patch", address, {"name": "Wieder"}, If_Match='"2"').json()["version"] == 3


def test_a_stale_change_shows_both_versions(call, cast):
    address = f"orgs/{cast.bruecke.pk}/"
    call("patch", address, {"name": "Anders", "version": 1})
    stale = call("patch", address, {"name": "Zu spät"}, If_Match='"1"')
    assert stale.status_code == 409
    assert stale.json()["yours"]["name"] == "Zu spät"
    assert stale.json()["current"]["name"] == "Anders"
    assert stale["ETag"] == '"2"'


@pytest.mark.parametrize("version", ["x", "-1", "1.0", "99999999999"])
def test_a_strange_version_is_400(call, cast, version):
    assert call("patch", f"orgs/{cast.bruecke.pk}/", {"name": "x"}, If_Match=version).status_code == 400


def test_the_description_offers_only_what_is_not_refused():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    assert set(paths["/api/v1/openness-months/"]) == {"get"}
    assert set(paths["/api/v1/openness-months/{id}/"]) == {"get"}
    assert {"get", "post"} <= set(paths["/api/v1/offers/"])
    assert {"get", "patch"} <= set(paths["/api/v1/offers/{id}/"])


def test_what_the_slice_does_not_offer_is_405(call, cast):
    assert call("post", "closed/", {"name": "x"}).status_code == 405
    assert call("patch", f"closed/{cast.bruecke.pk}/", {"name": "x", "version": 1}).status_code == 405
    assert call("put", f"orgs/{cast.bruecke.pk}/", {"name": "x"}).status_code == 405
    assert call("delete", f"orgs/{cast.bruecke.pk}/").status_code == 405


def test_too_many_requests_are_told_when_to_come_back(call, monkeypatch):
    monkeypatch.setattr(PersonThrottle, "rate", "3/min")
    answers = [call("get", "orgs/") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[3]["Retry-After"]) > 0
    assert answers[3].json()["code"] == "throttled"


def test_the_description_can_be_written_and_names_the_errors():
    from drf_spectacular.generators import SchemaGenerator
    from drf_spectacular.validation import validate_schema

    schema = SchemaGenerator(patterns=[path("t/", include(router.urls))]).get_schema(
        request=None, public=True
    )
    validate_schema(schema)
    listing = schema["paths"]["/t/orgs/"]["get"]
    assert {"200", "400", "401", "429"} <= set(listing["responses"])
    assert {p["name"] for p in listing["parameters"]} >= {"cursor", "page_size", "ordering", "name"}
    assert "409" in schema["paths"]["/t/orgs/{id}/"]["patch"]["responses"]
