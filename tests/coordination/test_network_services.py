"""Organisations, people, journal and relations: the rules of writing."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, StaleVersion, WrongState
from coordination.network import services
from coordination.network.models import ContactPerson, Function, Organisation
from tests.cast import TODAY
from tests.coordination import make

DAY = dt.date(2026, 2, 28)


def new(cast, **fields):
    given = {"name": "Sprachcafé Erlenbrück e. V.", "kind": "association"} | fields
    return services.create_organisation(district=cast.auental, by=cast.coordinator, **given)


def test_an_organisation_is_entered_with_its_codes_in_order(cast):
    row = new(cast, fields_of_action=["wohnen", "sprache"], languages=["tir", "deu"])
    row.refresh_from_db()
    assert row.fields_of_action == ["sprache", "wohnen"]
    assert row.languages == ["deu", "tir"]
    assert AuditEntry.objects.filter(action="organisation.created", row_id=str(row.pk)).count() == 1


def test_one_code_is_found_without_finding_its_neighbours(cast):
    row = new(cast, fields_of_action=["arbeit"])
    rows = Organisation.objects.filter(pk=row.pk)
    assert rows.filter(fields_of_action__has="arbeit").exists()
    assert not rows.filter(fields_of_action__has="arb").exists()
    assert not rows.filter(fields_of_action__has="%").exists()


def test_an_unknown_code_is_refused(cast):
    with pytest.raises(ValidationError):
        new(cast, languages=["klingon"])


def test_the_same_name_is_refused_in_any_case_until_the_first_has_left(cast):
    with pytest.raises(ValidationError, match="gibt es im Kreis schon"):
        new(cast, name="BRÜCKE Auental e. V.".replace("Ü", "ü"))
    services.leave_network(cast.bruecke, left_on=DAY, by=cast.coordinator, reason="aufgelöst")
    assert new(cast, name="Brücke Auental e. V.").pk


def test_the_other_district_may_use_the_same_name(cast):
    other = services.create_organisation(
        district=cast.nordmark, by=cast.outsider, name="Brücke Auental e. V."
    )
    assert other.district == cast.nordmark


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://verein.example", "data:text/html,x"])
def test_a_website_is_http_or_https(cast, address):
    with pytest.raises(ValidationError):
        new(cast, website=address)


def test_a_link_into_the_other_district_is_refused(cast):
    with pytest.raises(ValidationError, match="anderen Kreis"):
        new(cast, parent=cast.foreign_organisation)


def test_belonging_goes_in_one_direction(cast):
    child = new(cast, parent=cast.bruecke)
    with pytest.raises(Refusal, match="Kreis"):
        services.update_organisation(cast.bruecke, fields={"parent": child}, by=cast.coordinator)


def test_a_stale_change_is_refused(cast):
    services.update_organisation(cast.bruecke, fields={"phone": "1"}, by=cast.coordinator, version=1)
    with pytest.raises(StaleVersion):
        services.update_organisation(cast.bruecke, fields={"phone": "2"}, by=cast.coordinator, version=1)


def test_editors_change_how_their_organisation_is_reached_but_not_who_it_is(cast):
    changed = services.update_organisation(cast.bruecke, fields={"phone": "00000 55"}, by=cast.ngo_editor)
    assert changed.phone == "00000 55"
    with pytest.raises(Refusal) as refusal:
        services.update_organisation(cast.bruecke, fields={"name": "Neu"}, by=cast.ngo_editor)
    assert refusal.value.field == "name"
    assert (
        services.update_organisation(cast.bruecke, fields={"name": "Neu"}, by=cast.coordinator).name == "Neu"
    )


def test_leaving_ends_functions_and_public_naming(cast):
    person = make.person(cast.bruecke, is_public=True, public_consent_on=TODAY)
    gone = services.leave_network(cast.bruecke, left_on=DAY, by=cast.coordinator, reason="aufgelöst")
    function = person.functions.get()
    assert (gone.status, gone.left_on) == ("left", DAY)
    assert (function.ends_on, function.is_public) == (DAY, False)
    assert not Organisation.objects.published().filter(pk=gone.pk).exists()


def test_leaving_needs_a_reason(cast):
    with pytest.raises(Refusal):
        services.leave_network(cast.bruecke, left_on=DAY, by=cast.coordinator, reason=" ")


def test_what_has_left_comes_back_active_and_does_not_rest(cast):
    gone = services.leave_network(cast.bruecke, left_on=DAY, by=cast.coordinator, reason="x")
    with pytest.raises(WrongState):
        services.pause_organisation(gone, by=cast.coordinator)
    back = services.resume_organisation(gone, by=cast.coordinator)
    assert (back.status, back.left_on) == ("active", None)


@pytest.mark.parametrize("target", ["active", "dormant", "left"])
@pytest.mark.parametrize("now", ["active", "dormant", "left"])
def test_each_edge_of_the_state_of_an_organisation(cast, now, target):
    left_on = DAY if now == "left" else None
    row = make.organisation(cast.auental, "Kante e. V.", status=now, left_on=left_on)
    move = {
        "active": lambda: services.resume_organisation(row, by=cast.coordinator),
        "dormant": lambda: services.pause_organisation(row, by=cast.coordinator),
        "left": lambda: services.leave_network(row, left_on=DAY, by=cast.coordinator, reason="x"),
    }[target]
    if target in Organisation.TRANSITIONS[now]:
        assert move().status == target
    else:
        with pytest.raises(WrongState):
            move()


def test_a_bulk_change_is_one_deed_or_none(cast):
    rows = [make.organisation(cast.auental, f"Verein {n}") for n in range(3)]
    batch = uuid.uuid4()
    number = services.set_status(rows=rows, status="dormant", today=TODAY, by=cast.coordinator, batch=batch)
    assert number == 3
    assert AuditEntry.objects.filter(batch=batch).count() == 3
    with pytest.raises(Refusal):
        services.set_status(rows=rows, status="left", today=TODAY, by=cast.coordinator, batch=batch)
    assert Organisation.objects.filter(status="left").count() == 0


def test_one_person_holds_several_functions(cast):
    other = make.organisation(cast.auental, "Wohnbau Auental GmbH")
    first = services.add_function_for(
        organisation=cast.bruecke, person_name="Layla Mansour", kind="staff", by=cast.coordinator
    )
    second = services.add_function_for(
        organisation=other, person_name="layla mansour", kind="volunteer", by=cast.coordinator
    )
    assert first.person == second.person
    assert ContactPerson.objects.count() == 1


def test_an_editor_does_not_reach_people_of_other_organisations_by_name(cast):
    other = make.organisation(cast.auental, "Wohnbau Auental GmbH")
    make.person(other, "Layla Mansour")
    function = services.add_function_for(
        organisation=cast.bruecke, person_name="Layla Mansour", kind="staff", by=cast.ngo_editor
    )
    assert ContactPerson.objects.filter(name="Layla Mansour").count() == 2
    assert list(function.person.functions.values_list("organisation", flat=True)) == [cast.bruecke.pk]


def test_public_naming_needs_consent_or_an_office(cast):
    person = make.person(cast.bruecke)
    function = person.functions.get()
    with pytest.raises(ValidationError, match="Zustimmung"):
        services.update_function(function, fields={"is_public": True}, by=cast.coordinator)
    official = services.update_function(
        function, fields={"is_public": True, "is_official": True}, by=cast.coordinator
    )
    assert official.is_public


def test_withdrawn_consent_takes_back_publication(cast):
    person = make.person(cast.bruecke, is_public=True, public_consent_on=TODAY)
    services.update_person(person, fields={"consent_on": None}, by=cast.coordinator)
    function = person.functions.get()
    assert (function.is_public, function.public_consent_on) == (False, None)


def test_a_function_ends_once_and_not_before_it_begins(cast):
    function = make.person(cast.bruecke, starts_on=DAY).functions.get()
    with pytest.raises(ValidationError):
        services.end_function(function, ends_on=dt.date(2020, 1, 1), by=cast.coordinator)
    ended = services.end_function(function, ends_on=TODAY, by=cast.coordinator)
    with pytest.raises(WrongState):
        services.end_function(ended, ends_on=TODAY, by=cast.coordinator)


def test_nobody_gets_a_function_where_the_organisation_has_left(cast):
    gone = services.leave_network(cast.bruecke, left_on=DAY, by=cast.coordinator, reason="x")
    with pytest.raises(WrongState):
        services.add_function_for(organisation=gone, person_name="X Y", by=cast.coordinator)


def test_a_person_is_erased_with_a_reason(cast):
    person = make.person(cast.bruecke)
    with pytest.raises(Refusal):
        services.delete_person(person, by=cast.coordinator, reason="")
    services.delete_person(person, by=cast.coordinator, reason="Wunsch der Person")
    assert not ContactPerson.objects.exists()
    assert not Function.objects.exists()


def test_a_contact_lies_in_the_past(cast):
    with pytest.raises(Refusal):
        services.add_journal_entry(
            organisation=cast.bruecke,
            kind="phone",
            happened_on=TODAY + dt.timedelta(days=1),
            text="x",
            today=TODAY,
            by=cast.coordinator,
        )


def test_working_together_is_said_once(cast):
    other = make.organisation(cast.auental, "Wohnbau Auental GmbH")
    services.add_relation(source=cast.bruecke, target=other, kind="cooperates", by=cast.coordinator)
    with pytest.raises(Refusal):
        services.add_relation(source=other, target=cast.bruecke, kind="cooperates", by=cast.coordinator)
    with pytest.raises(ValidationError):
        services.add_relation(source=other, target=other, kind="funds", by=cast.coordinator)
    assert services.add_relation(source=other, target=cast.bruecke, kind="funds", by=cast.coordinator)
