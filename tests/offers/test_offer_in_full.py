"""The further answers of an offer, through all layers: rules, form, review, public page, search, export, HSDS."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from rest_framework import serializers

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal
from coordination.network.models import ContactPerson, Function, Organisation
from offers.catalogue import services, today
from offers.catalogue.api import OfferSerializer
from offers.catalogue.comparison import checks
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_filtered, published_offers
from offers.catalogue.services.grants import check_names_grant
from offers.team.models import OfferPerson
from offers.team.services import add_person, remove_person
from tests.offers import make

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)
MORNING_HOURS = {"rhythm": "weekly", "days": ["MO", "TU"], "start": "09:00", "end": "12:00"}
GROUP = {"openness": "target_group", "target_groups": ["refugees"]}


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


def public(client, cast, name="public-offer", **more):
    args = {"district_slug": cast.auental.slug, **more}
    return client.get(reverse(f"offers:{name}", kwargs=args)).content.decode()


def page(client, offer):
    return client.get(reverse("offers:offer-detail", kwargs={"pk": offer.pk})).content.decode()


def bound(cast, **changed):
    grant = make.period(cast)
    values = make.CLOSED | {"binding_grant": grant} | changed
    return grant, make.draft(cast, **values)


class TestRules:
    def refused(self, field, words, call):
        with pytest.raises(Refusal) as refusal:
            call()
        assert refusal.value.field == field
        assert words in refusal.value.message

    def test_a_waiting_list_needs_places(self, cast):
        self.refused("capacity", "Zahl der Plätze", lambda: make.draft(cast, waiting_list=True))
        assert make.draft(cast, waiting_list=True, capacity=12).waiting_list

    def test_b08_an_open_offer_names_no_notice_and_plans_no_opening(self, cast):
        grant = make.period(cast)
        self.refused("binding_grant", "an keinen Bescheid", lambda: make.draft(cast, binding_grant=grant))
        self.refused("opens_on", "schon offen", lambda: make.draft(cast, opens_on=dt.date(2027, 1, 1)))

    def test_a_notice_goes_with_the_reason_it_is(self, cast):
        grant = make.period(cast)
        other = GROUP | {"target_group_reason": "topic", "binding_grant": grant}
        self.refused("binding_grant", "Förderregel", lambda: make.draft(cast, **other))

    def test_a_notice_of_somebody_else_is_refused(self, cast):
        grant = make.period(cast, grantee=_other(cast))
        self.refused(
            "binding_grant",
            "andere Organisation",
            lambda: make.draft(cast, **make.CLOSED, binding_grant=grant),
        )

    def test_the_planned_day_comes_after_the_notice(self, cast):
        self.refused(
            "opens_on",
            "Frühestens möglich ist der 01.01.2027",
            lambda: bound(cast, opens_on=dt.date(2026, 12, 31)),
        )
        _grant, offer = bound(cast, opens_on=dt.date(2027, 1, 1), title="Später offen")
        assert offer.opens_on == dt.date(2027, 1, 1)

    def test_times_that_never_come_are_refused(self, cast):
        never = {
            "recurrence": [MORNING_HOURS],
            "valid_from": dt.date(2026, 3, 4),
            "valid_until": dt.date(2026, 3, 6),
        }
        self.refused("recurrence", "keiner dieser Termine", lambda: make.draft(cast, **never))

    @pytest.mark.parametrize(
        "change",
        [
            {"waiting_list": True},
            {"opens_on": dt.date(2027, 1, 1)},
            {"status": "ended"},
        ],
    )
    def test_the_database_holds_these_rules_as_well(self, cast, change):
        offer = make.draft(cast)
        with pytest.raises(IntegrityError), transaction.atomic():
            Offer.objects.filter(pk=offer.pk).update(**change)

    def test_an_end_lies_not_in_the_future_and_a_last_session_ends_nothing(self, cast, settings):
        offer = make.published(
            cast, recurrence=[MORNING_HOURS], breaks=[{"first": "2026-03-02", "last": "2027-12-31"}]
        )
        self.refused(
            "ended_on",
            "nicht in der Zukunft",
            lambda: services.end_offer(
                offer, ended_on=dt.date(2026, 3, 3), today=MONDAY, by=cast.coordinator
            ),
        )
        offer.refresh_from_db()
        assert offer.occurrences(MONDAY, dt.date(2026, 12, 31)) == []
        assert offer.status == "published"
        assert published_offers(cast.auental).filter(pk=offer.pk).exists()


def _other(cast):
    return Organisation.objects.create(district=cast.auental, name="Andere e. V.", kind="association")


class TestNotice:
    def test_naming_a_notice_hangs_the_offer_on_it(self, cast):
        grant, offer = bound(cast)
        assert list(grant.offers.all()) == [offer]

    def test_handing_in_a_funding_rule_asks_for_the_notice_once_there_is_one(self, cast):
        offer = make.draft(cast, **make.CLOSED)
        check_names_grant(offer)  # none is on record: nobody can name one
        make.period(cast)
        with pytest.raises(Refusal, match="den Bescheid wählen"):
            services.submit_offer(offer, now=make.MORNING, by=cast.ngo_editor)

    def test_b09_the_offer_names_the_grant_that_blocks_it_until_it_ends_and_may_open_afterwards(self, cast):
        grant, offer = bound(cast)
        grant.offers.clear()  # even if nobody linked it
        november, january = dt.date(2026, 11, 1), dt.date(2027, 1, 1)
        opened = {
            "openness": "open", "target_groups": [], "target_group_reason": "", "binding_grant": None, "opens_on": None,
        }  # fmt: skip
        with pytest.raises(Refusal, match="AV-2025-0317") as refusal:
            services.update_offer(offer, today=november, by=cast.ngo_editor, **opened)
        assert (refusal.value.field, refusal.value.source) == ("openness", "Nebenbestimmung 4.2")
        changed = services.update_offer(offer, today=january, by=cast.ngo_editor, **opened)
        assert (changed.openness, changed.binding_grant) == ("open", None)

    def test_b09_opening_is_proposed_on_the_first_page_the_offer_and_the_own_list(
        self, cast, as_person, settings
    ):
        _grant, offer = bound(cast)
        offer = services.submit_offer(offer, now=make.at(dt.date(2026, 12, 1)), by=cast.ngo_editor)
        services.approve_offer(offer, now=make.at(dt.date(2026, 12, 1)), by=cast.coordinator)
        own = reverse("offers:my-offers")
        settings.DEMO_TODAY = "2026-12-31"
        client = as_person("ngo_editor")
        assert "Für alle öffnen" not in page(client, offer)
        assert "Kann jetzt offen werden" not in _titles(cast.ngo_editor, dt.date(2026, 12, 31))
        settings.DEMO_TODAY = "2027-01-01"
        assert "Für alle öffnen" in page(client, offer)
        assert "Für alle öffnen" in client.get(own).content.decode()
        assert "Kann jetzt offen werden" in _titles(cast.ngo_editor, dt.date(2027, 1, 1))

    def test_a_planned_opening_is_told_in_public_and_remembered_in_time(self, cast, client):
        _grant, offer = bound(cast, opens_on=dt.date(2027, 1, 1))
        offer = services.submit_offer(offer, now=make.MORNING, by=cast.ngo_editor)
        offer = services.approve_offer(offer, now=make.MORNING, by=cast.coordinator)
        html = public(client, cast, offer_slug=offer.slug)
        assert "Ab 01.01.2027 soll es offen für alle sein." in html
        assert "Öffnung geplant" not in _titles(cast.ngo_editor, dt.date(2026, 10, 2))
        assert "Öffnung geplant" in _titles(cast.ngo_editor, dt.date(2026, 10, 3))

    def test_the_reviewer_sees_the_notice_or_that_none_is_named(self, cast):
        _grant, offer = bound(cast)
        words = [check.text for check in checks(offer, offer, MONDAY, is_change=False)]
        assert any("AV-2025-0317" in text and "31.12.2026" in text for text in words)
        bare = make.draft(cast, title="Ohne Bescheid", **make.CLOSED)
        words = [check.text for check in checks(bare, bare, MONDAY, is_change=False)]
        assert any("kein Bescheid ist genannt" in text for text in words)

    def test_the_form_asks_for_the_notice_and_says_until_when_it_binds(self, cast, as_person):
        make.period(cast)
        offer = make.draft(cast)
        client = as_person("ngo_editor")
        url = reverse("offers:offer-update", kwargs={"pk": offer.pk})
        html = client.get(url).content.decode()
        assert "AV-2025-0317, Ankommen vor Ort (bis 31.12.2026)" in html
        data = form_data(openness="target_group", target_groups=["refugees"], target_group_reason="funding")
        answer = client.post(url, data)
        assert answer.status_code == 422
        assert "Bitte den Bescheid wählen" in answer.content.decode()


def _titles(user, day):
    return " ".join(item.title for item in today.items(user, day))


def form_data(**changed):
    """What a browser posts for a small offer."""
    return {
        "title": "Elterncafé", "summary": "Eltern reden.", "fields_of_action": ["bildung"], "openness": "open",
        "valid_from": "01.01.2026", "place_kind": "outreach", "address_visibility": "standard",
        "languages_spoken": "Deutsch", "german_level": "none", "registration": "none", "cost": "0",
        "review_interval_days": "180", "visibility": "public", "wheelchair": "unknown", "hearing_loop": "unknown",
        "easy_language": "unknown", "sign_language": "unknown", "childcare": "unknown", "quiet_room": "unknown",
        "recurrence-0-rhythm": "weekly", "recurrence-0-start": "", "recurrence-0-end": "",
    } | changed  # fmt: skip


class TestForm:
    def test_impossible_times_are_refused_with_help_and_stay_as_typed(self, cast, as_person):
        offer = make.draft(cast)
        client = as_person("ngo_editor")
        url = reverse("offers:offer-update", kwargs={"pk": offer.pk})
        times = {"recurrence-0-days": ["MO"], "recurrence-0-start": "17", "recurrence-0-end": "9"}
        html = client.post(url, form_data(**times)).content.decode()
        assert "Zeit 1: Das Ende (09:00) liegt vor dem Beginn (17:00)" in html
        assert 'name="recurrence-0-start" id="id_recurrence_0_start" value="17" aria-invalid="true"' in html
        times["recurrence-0-end"] = "19 Uhr"
        assert client.post(url, form_data(**times)).status_code == 303
        offer.refresh_from_db()
        assert offer.recurrence == [MORNING_HOURS | {"days": ["MO"], "start": "17:00", "end": "19:00"}]

    def test_two_people_at_once_see_both_times_in_words(self, cast, as_person):
        offer = make.draft(cast, recurrence=[MORNING_HOURS])
        url = reverse("offers:offer-update", kwargs={"pk": offer.pk})
        client = as_person("ngo_editor")
        first = client.get(url).content.decode()
        base = first.split('name="_stand" value="')[1].split('"')[0].replace("&quot;", '"')
        services.update_offer(
            offer, recurrence=[MORNING_HOURS | {"days": ["FR"]}], today=MONDAY, by=cast.coordinator
        )
        mine = {"recurrence-0-days": ["SA"], "recurrence-0-start": "10", "recurrence-0-end": "11"}
        data = form_data(_version=str(offer.version), _stand=base, **mine)
        html = client.post(url, data).content.decode()
        assert "samstags, 10–11 Uhr" in html
        assert "freitags, 9–12 Uhr" in html


class TestVisibility:
    def test_an_offer_for_the_network_is_nowhere_in_public(self, cast, client):
        offer = make.published(cast, title="KANARIE im Netz", visibility="network")
        texts = [
            public(client, cast, "public-home"), public(client, cast, "public-search"),
            public(client, cast, "public-api"), client.get("/hsds/services").content.decode(),
            client.get("/hsds/organizations?full=true").content.decode(),
        ]  # fmt: skip
        assert "KANARIE" not in "".join(texts)
        args = {"district_slug": cast.auental.slug, "offer_slug": offer.slug}
        assert client.get(reverse("offers:public-offer", kwargs=args)).status_code == 404
        assert client.get(f"/hsds/services/{offer.pk}").status_code == 404

    def test_people_of_the_network_find_it_and_what_waits_to_be_confirmed(self, cast, as_person):
        offer = make.published(cast, title="Im Netz", visibility="network")
        late = make.published(cast, title="Wartet")
        Offer.objects.filter(pk=late.pk).update(overdue_on=MONDAY)
        draft = make.draft(cast, title="Entwurf")
        seen = set(Offer.objects.visible_to(cast.people["case_worker"]).values_list("title", flat=True))
        assert {"Im Netz", "Wartet"} <= seen
        assert draft.title not in seen
        assert not Offer.objects.visible_to(cast.outsider).filter(pk=offer.pk).exists()

    def test_b12_an_inactive_provider_takes_its_offers_off_the_count_and_the_history_keeps_them(
        self, cast, client
    ):
        for number in range(4):
            make.published(cast, title=f"Angebot {number}")
        before = published_offers(cast.auental).count()
        provider = cast.bruecke
        provider.status = "dormant"
        provider.save()
        assert published_offers(cast.auental).count() == before - 4
        assert Offer.objects.filter(provider=provider, status="published").count() == 4
        assert AuditEntry.objects.filter(action="offer.published").count() == 4


class TestPublicPage:
    def test_the_page_says_when_how_many_what_it_costs_and_where_to_register(self, cast, client):
        offer = make.published(
            cast, recurrence=[MORNING_HOURS], times="Bitte klingeln.", skips_holidays=True, capacity=12,
            waiting_list=True, cost=5, reductions="mit Sozialpass frei", registration="informal",
            registration_contact="00000 73 99", breaks=[{"first": "2026-03-09", "last": "2026-03-10"}],
        )  # fmt: skip
        html = public(client, cast, offer_slug=offer.slug)
        for words in (
            "Montags und dienstags, 9–12 Uhr", "Bitte klingeln.", "Fällt aus", "09.03.2026 bis 10.03.2026",
            "Nicht an Feiertagen.", "Dienstag, 03.03.2026, 9–12 Uhr", "Montag, 16.03.2026", "12 Plätze",
            "Warteliste", "mit Sozialpass frei", "00000 73 99",
        ):  # fmt: skip
            assert words in html, words
        assert "Montag, 09.03.2026" not in html

    def test_b13_unknown_is_called_so_and_the_filter_leaves_it_out(self, cast, client):
        known = make.published(cast, title="Stufenlos", wheelchair="yes")
        unknown = make.published(cast, title="Weiß man nicht")
        html = public(client, cast, offer_slug=unknown.slug)
        assert "Ohne Stufen und mit Rollstuhl: <b>keine Angabe</b>" in html
        found = published_filtered(cast.auental, {"access": ["wheelchair"]})
        assert list(found) == [known]

    def test_people_and_volunteers_are_never_public(self, cast, client):
        offer = make.published(cast, volunteers=23)
        person = _person(cast, "KANARIE Vogel")
        add_person(offer, function=person, role="responsible", by=cast.ngo_editor)
        row = json.loads(public(client, cast, "public-api"))["results"][0]
        assert "volunteers" not in row
        texts = [
            public(client, cast, offer_slug=offer.slug),
            client.get("/hsds/services?full=true").content.decode(),
        ]
        assert "KANARIE" not in "".join(texts)


def _person(cast, name, organisation=None):
    person = ContactPerson.objects.create(district=cast.auental, name=name)
    return Function.objects.create(
        district=cast.auental, person=person, organisation=organisation or cast.bruecke, kind="volunteer"
    )


class TestTeam:
    def test_people_are_named_once_and_taken_off_again(self, cast):
        offer, person = make.draft(cast), _person(cast, "Mina Rahimi")
        row = add_person(offer, function=person, role="key_person", by=cast.ngo_editor)
        assert str(row) == "Mina Rahimi, Schlüsselperson"
        with pytest.raises(Refusal, match="steht schon"):
            add_person(offer, function=person, role="deputy", by=cast.ngo_editor)
        remove_person(row, by=cast.ngo_editor)
        assert not OfferPerson.objects.exists()
        actions = AuditEntry.objects.filter(action__startswith="offer.person").values_list(
            "action", flat=True
        )
        assert sorted(actions) == ["offer.person_added", "offer.person_removed"]

    def test_only_people_of_the_provider(self, cast):
        with pytest.raises(Refusal, match="andere"):
            add_person(
                make.draft(cast), function=_person(cast, "X", _other(cast)), role="deputy", by=cast.ngo_editor
            )

    def test_the_database_keeps_everybody_once(self, cast):
        offer, person = make.draft(cast), _person(cast, "Mina Rahimi")
        add_person(offer, function=person, role="key_person", by=cast.ngo_editor)
        with pytest.raises(IntegrityError), transaction.atomic():
            OfferPerson.objects.create(offer=offer, function=person, role="deputy")

    def test_an_archived_offer_has_nobody_any_more(self, cast):
        offer = make.published(cast)
        add_person(offer, function=_person(cast, "Mina Rahimi"), role="key_person", by=cast.ngo_editor)
        ended = services.end_offer(offer, ended_on=MONDAY, today=MONDAY, by=cast.coordinator)
        services.archive_offer(ended, by=cast.coordinator)
        assert not OfferPerson.objects.exists()

    def test_the_page_of_the_offer_shows_them_to_those_who_work_on_it(self, cast, as_person):
        offer = make.published(cast)
        client = as_person("ngo_editor")
        person = _person(cast, "Mina Rahimi")
        url = reverse("offers:offer-person-add", kwargs={"pk": offer.pk})
        assert "Mina Rahimi, Brücke" in client.get(url).content.decode()
        assert client.post(url, {"function": person.pk, "role": "responsible"}).status_code == 303
        html = page(client, offer)
        assert "Mina Rahimi" in html
        assert "verantwortlich" in html
        row = OfferPerson.objects.get()
        remove = reverse("offers:offer-person-remove", kwargs={"pk": offer.pk, "person": row.pk})
        assert "Mina Rahimi vom Angebot nehmen" in client.get(remove).content.decode()
        assert client.post(remove).status_code == 303
        assert "Mina Rahimi" not in page(as_person("case_worker"), offer)


class TestProtected:
    """An address worth protecting leaves by no door: pages, search, interfaces, tables."""

    @pytest.fixture
    def offer(self, cast):
        return make.published(
            cast, title="Schutzraum", openness="target_group", target_groups=["women"], gender_only="women",
            target_group_reason="protection", address="KANARIENGASSE 7", postcode="00002",
            municipality=cast.lindtal, recurrence=[MORNING_HOURS],
        )  # fmt: skip

    def test_no_public_door_lets_it_out(self, cast, client, offer):
        texts = [
            public(client, cast, "public-search"), public(client, cast, "public-api"),
            public(client, cast, offer_slug=offer.slug), client.get("/hsds/services?full=true").content.decode(),
            client.get("/hsds/service_at_locations?full=true").content.decode(),
            client.get(f"/hsds/services/{offer.pk}").content.decode(),
        ]  # fmt: skip
        assert "KANARIE" not in "".join(texts).upper()
        assert "00002" not in "".join(texts)

    def test_a_search_does_not_find_out_what_the_page_hides(self, cast, offer):
        for words in ("Kanariengasse", "Lindtal"):
            assert not published_filtered(cast.auental, {}, words).filter(pk=offer.pk).exists()
        assert published_filtered(cast.auental, {}, "montags").filter(pk=offer.pk).exists()

    def test_the_table_for_staff_has_no_column_for_it(self, as_person, offer):
        client = as_person("coordinator")
        answer = client.get(reverse("offers:offer-list"), {"ausgabe": "csv"})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "KANARIE" not in body.decode("utf-8", "ignore").upper()


class TestHsds:
    def test_b10_an_address_without_its_land_fails_by_name_and_nothing_half_is_written(self, cast, client):
        make.published(cast, title="Ganz", municipality=cast.lindtal, address="Markt 1", postcode="00002")
        cast.auental.land = ""
        cast.auental.save()
        for path in (
            "services?full=true",
            "services?full=true&format=ndjson",
            "organizations?full=true&format=ndjson",
        ):
            answer = client.get(f"/hsds/{path}")
            assert answer.status_code == 503, path
            assert not answer.streaming
            assert "„Ganz“" in json.loads(answer.content)["error"]["message"]
        assert client.get("/hsds/services").status_code == 200


class TestInterface:
    def test_a_program_writes_times_and_reads_them_back(self):
        field = OfferSerializer().fields["recurrence"]
        assert field.run_validation([MORNING_HOURS]) == [MORNING_HOURS]
        for wrong in ("Mo", [MORNING_HOURS | {"end": "08:00"}], [{"days": ["MO"]}]):
            with pytest.raises(serializers.ValidationError):
                field.run_validation(wrong)

    def test_the_list_shows_exports_and_filters_them(self, cast, as_person):
        make.draft(cast, title="Früh", recurrence=[MORNING_HOURS], waiting_list=True, capacity=3)
        make.draft(
            cast, title="Samstags", recurrence=[MORNING_HOURS | {"days": ["SA"]}], visibility="network"
        )
        client = as_person("coordinator")
        html = client.get(reverse("offers:offer-list"), {"weekday": "SA"}).content.decode()
        assert "Samstags" in html
        assert "Früh" not in html
        html = client.get(reverse("offers:offer-list"), {"visibility": "network"}).content.decode()
        assert "Samstags" in html
        assert "Früh" not in html


def test_the_history_tells_times_in_words(cast, as_person):
    offer = make.draft(cast, recurrence=[MORNING_HOURS])
    services.update_offer(
        offer, recurrence=[MORNING_HOURS | {"days": ["FR"]}], today=MONDAY, by=cast.ngo_editor
    )
    html = page(as_person("ngo_editor"), offer)
    assert "freitags, 9–12 Uhr" in html
    assert "montags und dienstags, 9–12 Uhr" in html


def test_a_value_that_cannot_be_is_not_kept(cast):
    offer = make.draft(cast)
    with pytest.raises(ValidationError):
        services.update_offer(offer, breaks=[{"first": "x", "last": "y"}], today=MONDAY, by=cast.ngo_editor)
