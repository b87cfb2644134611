"""Vetting: taking in, asking back, refusing, joining; nothing is public before, and little is kept after."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.network.models import Organisation
from coordination.network.services import leave_network, resume_organisation
from desk.mail.models import OutgoingMail
from offers.catalogue import services as catalogue
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_offers
from offers.registration import services
from offers.registration.models import Registration
from offers.registration.retention import forget_registrations
from offers.registration.rules import answer_day, likeness
from offers.registration.selectors import possible_doubles
from offers.tasks import forget_registrations as forget_task
from tests.offers import make
from tests.offers.make_registration import draft_of, registered, unconfirmed

pytestmark = pytest.mark.django_db
NOW = make.MORNING


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


def roles_of(user) -> set[tuple[str, bool]]:
    return set(Membership.objects.filter(user=user).values_list("role", "is_manager"))


def test_the_answer_is_promised_for_the_third_working_day(cast):
    assert answer_day(registered(cast)) == dt.date(2026, 3, 5)


def test_taking_in_makes_the_organisation_public_and_the_person_its_manager(cast):
    registration = registered(cast)
    organisation = registration.organisation
    assert not Organisation.objects.published().filter(pk=organisation.pk).exists()
    done = services.accept(registration, now=NOW, by=cast.coordinator)
    organisation.refresh_from_db()
    assert (done.state, organisation.status, organisation.joined_on) == ("accepted", "active", NOW.date())
    assert Organisation.objects.published().filter(pk=organisation.pk).exists()
    assert roles_of(registration.user) == {(Role.NGO_EDITOR, True)}
    mail = OutgoingMail.objects.order_by("created_at").last()
    assert (mail.to, mail.subject) == (registration.email, "Aufgenommen: Eltern-Kreis Lindtal")


def test_drafts_can_be_handed_in_before_but_not_approved(cast):
    registration = registered(cast)
    offer = catalogue.submit_offer(draft_of(registration), now=NOW, by=registration.user)
    assert offer.status == "submitted"
    with pytest.raises(Refusal, match="noch in Prüfung"):
        catalogue.approve_offer(offer, now=NOW, by=cast.coordinator)
    services.accept(registration, now=NOW, by=cast.coordinator)
    assert catalogue.approve_offer(offer, now=NOW, by=cast.coordinator).status == "published"


def test_trust_does_not_help_before_the_decision(cast):
    registration = registered(cast)
    Organisation.objects.filter(pk=registration.organisation.pk).update(trusted_provider=True)
    offer = catalogue.submit_offer(draft_of(registration), now=NOW, by=registration.user)
    assert offer.status == "submitted"


def test_the_public_list_leaves_a_provider_in_vetting_out_whatever_its_offers_say(cast):
    offer = make.published(cast)
    assert published_offers(cast.auental).count() == 1
    Organisation.objects.filter(pk=offer.provider_id).update(status="pending")
    assert published_offers(cast.auental).count() == 0


def test_no_other_way_leads_out_of_vetting(cast):
    organisation = registered(cast).organisation
    with pytest.raises(WrongState):
        resume_organisation(organisation, by=cast.coordinator)
    with pytest.raises(WrongState):
        leave_network(organisation, left_on=NOW.date(), reason="Test", by=cast.coordinator)


def test_a_question_waits_for_its_answer(cast, client):
    registration = services.ask_back(registered(cast), question="Wo treffen Sie sich?", by=cast.coordinator)
    mail = OutgoingMail.objects.order_by("created_at").last()
    assert "Wo treffen Sie sich?" in mail.text
    client.force_login(registration.user)
    assert "Wo treffen Sie sich?" in client.get(reverse("offers:my-offers")).content.decode()
    address = reverse("offers:registration-answer", kwargs={"pk": registration.pk})
    assert client.post(address, {"answer": "Im Gemeindesaal."}).status_code == 303
    registration.refresh_from_db()
    assert (registration.state, registration.answer) == ("waiting", "Im Gemeindesaal.")


def test_a_refusal_says_why_and_shuts_the_door_at_once(cast, client):
    registration = registered(cast)
    client.force_login(registration.user)
    with pytest.raises(ValidationError):
        services.refuse(registration, reason="", now=NOW, by=cast.coordinator)
    services.refuse(registration, reason="Kein Sitz im Kreis.", now=NOW, by=cast.coordinator)
    assert client.get(reverse("offers:my-offers")).status_code == 302
    assert not Membership.objects.filter(user=registration.user).exists()
    assert "Kein Sitz im Kreis." in OutgoingMail.objects.order_by("created_at").last().text


def test_a_refusal_can_be_taken_back(cast):
    registration = services.refuse(registered(cast), reason="Unklar.", now=NOW, by=cast.coordinator)
    services.accept(registration, now=NOW, by=cast.coordinator)
    assert roles_of(registration.user) == {(Role.NGO_EDITOR, True)}


def test_joining_moves_person_and_drafts_and_removes_the_double(cast):
    registration = registered(cast, organisation_name="Bruecke Auental eV")
    offer, double = draft_of(registration, title="Lesekreis"), registration.organisation
    done = services.join(registration, organisation=cast.bruecke, now=NOW, by=cast.coordinator)
    offer.refresh_from_db()
    assert (done.state, done.organisation, offer.provider) == ("joined", cast.bruecke, cast.bruecke)
    assert not Organisation.objects.filter(pk=double.pk).exists()
    assert roles_of(registration.user) == {(Role.NGO_EDITOR, False)}


def test_what_is_only_begun_moves_too_and_goes_on_where_it_stopped(cast, client):
    registration = registered(cast, organisation_name="Bruecke Auental eV")
    client.force_login(registration.user)
    address = reverse("offers:offer-create")
    begun = {"abschnitt": "1", "title": "Lesekreis", "summary": "Wir lesen.", "fields_of_action": ["bildung"]}
    client.post(address, {**begun, "provider": registration.organisation.pk})
    client.post(address, {"abschnitt": "6", "contact": "", "_weg": "spaeter"})
    client.post(address, {"abschnitt": "2", "place_kind": "online", "_weg": "spaeter"})
    services.join(registration, organisation=cast.bruecke, now=NOW, by=cast.coordinator)
    assert client.get(address).context["number"] == 2
    assert client.get(f"{address}?abschnitt=1").context["form"]["provider"].value() == str(cast.bruecke.pk)


def test_who_joins_an_organisation_without_manager_manages_it(cast):
    Membership.objects.filter(user=cast.ngo_editor).update(is_manager=False)
    registration = registered(cast)
    services.join(registration, organisation=cast.bruecke, now=NOW, by=cast.coordinator)
    assert roles_of(registration.user) == {(Role.NGO_EDITOR, True)}


def test_a_name_that_is_taken_is_joined_not_taken_in(cast):
    registration = registered(cast, organisation_name="Brücke Auental e. V.")
    with pytest.raises(Refusal, match="gibt es schon"):
        services.accept(registration, now=NOW, by=cast.coordinator)


def test_of_two_who_decide_the_second_is_told(cast):
    registration = registered(cast)
    services.accept(registration, now=NOW, by=cast.coordinator)
    with pytest.raises(WrongState, match="aufgenommen"):
        services.refuse(registration, reason="Zu spät.", now=NOW, by=cast.second_coordinator)


@pytest.mark.parametrize(
    ("name", "is_alike"),
    [("Bruecke Auental eV", True), ("Brücke Auental", True), ("Verein Bruecke Auenthal e.V.", True), ("Schachfreunde Erlenbrück", False)],
)  # fmt: skip
def test_possible_doubles_are_found_in_any_spelling(cast, name, is_alike):
    found = possible_doubles(cast.coordinator, registered(cast, organisation_name=name))
    assert (cast.bruecke in [hit.organisation for hit in found]) is is_alike


def test_a_shared_domain_speaks_for_a_double_unless_everybody_has_it(cast):
    make.reachable(cast.bruecke)
    near = registered(cast, organisation_name="Lesekreis", email="lesen@bruecke-auental.example")
    assert [hit.same_domain for hit in possible_doubles(cast.coordinator, near)] == [True]
    Organisation.objects.filter(pk=cast.bruecke.pk).update(email="bruecke@gmx.de")
    far = registered(cast, organisation_name="Lesekreis Zwei", email="lesen@gmx.de")
    assert possible_doubles(cast.coordinator, far) == []


def test_likeness_is_a_share():
    assert likeness("Brücke Auental e. V.", "Bruecke Auental eV") == 1.0
    assert likeness("", "Brücke") == 0.0


def test_today_counts_what_waits(cast, client):
    client.force_login(cast.coordinator)
    assert "auf Ihre Entscheidung" not in client.get(reverse("desk:today")).content.decode()
    registered(cast)
    assert "1 Registrierung wartet" in client.get(reverse("desk:today")).content.decode()
    registered(cast, organisation_name="Chor", email="chor@chor.example")
    assert "2 Registrierungen warten" in client.get(reverse("desk:today")).content.decode()


def test_the_list_shows_no_unconfirmed_one(cast, client):
    unconfirmed(cast, organisation_name="Nie bestätigt", email="nie@nie.example")
    registered(cast)
    client.force_login(cast.coordinator)
    page = client.get(reverse("offers:registration-list")).content.decode()
    assert "Eltern-Kreis Lindtal" in page
    assert "Nie bestätigt" not in page


def test_unconfirmed_ones_go_after_a_few_days(cast):
    row = unconfirmed(cast)
    assert forget_registrations(now=row.expires_at + dt.timedelta(days=2)) == 0
    assert forget_registrations(now=row.expires_at + dt.timedelta(days=3, minutes=1)) == 1
    assert not Registration.objects.exists()


def test_a_refused_one_is_forgotten_with_drafts_organisation_and_account(cast):
    registration = registered(cast)
    draft_of(registration)
    organisation, user = registration.organisation, registration.user
    services.refuse(registration, reason="Kein Sitz im Kreis.", now=NOW, by=cast.coordinator)
    assert forget_registrations(now=NOW + dt.timedelta(days=29)) == 0
    assert forget_registrations(now=NOW + dt.timedelta(days=31)) == 1
    assert not Offer.objects.filter(provider=organisation).exists()
    assert not Organisation.objects.filter(pk=organisation.pk).exists()
    assert not User.objects.filter(pk=user.pk).exists()


def test_an_accepted_one_leaves_only_what_it_became(cast):
    registration = services.accept(registered(cast), now=NOW, by=cast.coordinator)
    forget_registrations(now=NOW + dt.timedelta(days=31))
    assert not Registration.objects.exists()
    assert Organisation.objects.filter(pk=registration.organisation.pk, status="active").exists()
    assert User.objects.filter(pk=registration.user.pk).exists()


def test_the_night_does_it(settings):
    assert settings.CELERY_BEAT_SCHEDULE["forget-registrations"]["task"] == forget_task.name
    assert forget_task() == 0


def test_the_log_of_a_registration_holds_no_name_and_no_address(cast):
    registration = registered(cast)
    services.accept(registration, now=NOW, by=cast.coordinator)
    lines = AuditEntry.objects.filter(row_type="offers.Registration")
    assert lines.count() == 2
    for line in lines:
        text = f"{line.row_label} {line.before} {line.after}"
        assert "Rana" not in text
        assert "example" not in text


def test_a_coordinator_trusts_a_provider_and_the_log_says_who(cast, client):
    client.force_login(cast.coordinator)
    address = reverse("coordination:organisation-update", kwargs={"pk": cast.bruecke.pk})
    sent = {"name": cast.bruecke.name, "kind": "association", "trusted_provider": "on"}
    assert client.post(address, sent).status_code == 303
    cast.bruecke.refresh_from_db()
    assert cast.bruecke.trusted_provider
    line = AuditEntry.objects.filter(row_id=str(cast.bruecke.pk), action="organisation.changed").latest("pk")
    assert (line.actor, line.after["trusted_provider"]) == (cast.coordinator, True)


def test_a_provider_cannot_trust_itself(cast, client):
    client.force_login(cast.ngo_editor)
    address = reverse("coordination:organisation-update", kwargs={"pk": cast.bruecke.pk})
    client.post(address, {"trusted_provider": "on", "phone": "00000 1"})
    cast.bruecke.refresh_from_db()
    assert not cast.bruecke.trusted_provider
    assert cast.bruecke.phone == "00000 1"
    line = AuditEntry.objects.filter(row_id=str(cast.bruecke.pk), action="organisation.changed").latest("pk")
    assert line.after["phone"] == "00000 1"
    assert "trusted_provider" not in line.after
