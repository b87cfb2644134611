"""The way of an offer: allowed and forbidden steps, four eyes, revisions, mails."""

import datetime as dt

import pytest

from accounts.audit.models import AuditEntry
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal, StaleVersion, WrongState
from desk.hub.history import history_lines
from desk.mail.models import OutgoingMail
from offers.catalogue import services
from offers.catalogue.choices import REVISION_TRANSITIONS, TRANSITIONS, RevisionState, Status
from offers.catalogue.models import Offer, OfferRevision
from offers.catalogue.published_selectors import published_offers
from tests.offers import make

pytestmark = pytest.mark.django_db
TODAY = make.MORNING.date()


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


STEPS = {
    Status.SUBMITTED: lambda o, c: services.submit_offer(o, now=make.MORNING, by=c.ngo_editor),
    Status.DRAFT: lambda o, c: services.take_back_offer(o, by=c.ngo_editor),
    Status.RETURNED: lambda o, c: services.return_offer(o, comment="Bitte kürzen", by=c.coordinator),
    Status.PAUSED: lambda o, c: services.pause_offer(o, by=c.ngo_editor),
    Status.ENDED: lambda o, c: services.end_offer(o, ended_on=TODAY, today=TODAY, by=c.ngo_editor),
    Status.ARCHIVED: lambda o, c: services.archive_offer(o, by=c.coordinator),
}


def step(offer, target, cast):
    if target != Status.PUBLISHED:
        return STEPS[target](offer, cast)
    if offer.status == Status.PAUSED:
        return services.resume_offer(offer, today=TODAY, by=cast.ngo_editor)
    return services.approve_offer(offer, now=make.MORNING, by=cast.coordinator)


def in_state(cast, state):
    ways = {
        Status.DRAFT: [],
        Status.SUBMITTED: [Status.SUBMITTED],
        Status.RETURNED: [Status.SUBMITTED, Status.RETURNED],
        Status.PUBLISHED: [Status.SUBMITTED, Status.PUBLISHED],
        Status.PAUSED: [Status.SUBMITTED, Status.PUBLISHED, Status.PAUSED],
        Status.ENDED: [Status.SUBMITTED, Status.PUBLISHED, Status.ENDED],
        Status.ARCHIVED: [Status.SUBMITTED, Status.PUBLISHED, Status.ENDED, Status.ARCHIVED],
    }
    offer = make.draft(cast)
    for target in ways[state]:
        offer = step(offer, target, cast)
    return offer


@pytest.mark.parametrize("state", list(Status))
def test_every_step_is_possible_or_refused_as_the_table_says(cast, state):
    offer = in_state(cast, state)
    for target in Status:
        if target in TRANSITIONS[state] or target == state:
            continue
        with pytest.raises(WrongState):
            step(offer, target, cast)
        assert Offer.objects.get(pk=offer.pk).status == state


@pytest.mark.parametrize(
    ("state", "target"), [(s, t) for s, targets in TRANSITIONS.items() for t in sorted(targets)]
)
def test_an_allowed_step_leads_where_it_says(cast, state, target):
    assert step(in_state(cast, state), target, cast).status == target


def test_who_wrote_or_submitted_does_not_approve(cast):
    own = make.submitted(cast, by="coordinator")
    with pytest.raises(Refusal, match="selbst") as refusal:
        services.approve_offer(own, now=make.MORNING, by=cast.coordinator)
    assert "Vier Augen" in refusal.value.rule
    assert services.approve_offer(own, now=make.MORNING, by=cast.second_coordinator).status == "published"


def test_who_submitted_for_somebody_else_does_not_approve(cast):
    offer = services.submit_offer(make.draft(cast), now=make.MORNING, by=cast.coordinator)
    with pytest.raises(Refusal):
        services.approve_offer(offer, now=make.MORNING, by=cast.coordinator)


def test_who_edited_last_does_not_approve(cast):
    offer = services.update_offer(make.draft(cast), title="Anders", today=TODAY, by=cast.coordinator)
    offer = services.submit_offer(offer, now=make.MORNING, by=cast.ngo_editor)
    with pytest.raises(Refusal):
        services.approve_offer(offer, now=make.MORNING, by=cast.coordinator)


def test_a_second_role_at_the_provider_does_not_help(cast):
    Membership.objects.create(
        user=cast.coordinator,
        district=cast.auental,
        role=Role.NGO_EDITOR,
        organisation=cast.bruecke,
        valid_from=dt.date(2020, 1, 1),
    )
    with pytest.raises(Refusal, match="Träger"):
        services.approve_offer(make.submitted(cast), now=make.MORNING, by=cast.coordinator)


def test_the_provider_is_mailed_once_on_approval_and_once_on_return(cast):
    offer = make.submitted(cast)
    services.return_offer(offer, comment="Bitte die Zeiten nennen.", by=cast.coordinator)
    mail = OutgoingMail.objects.get()
    assert mail.to == cast.ngo_editor.email
    assert "Bitte die Zeiten nennen." in mail.text
    services.submit_offer(offer, now=make.MORNING, by=cast.ngo_editor)
    services.approve_offer(offer, now=make.MORNING, by=cast.coordinator)
    assert OutgoingMail.objects.count() == 2
    with pytest.raises(WrongState):
        services.approve_offer(offer, now=make.MORNING, by=cast.coordinator)
    assert OutgoingMail.objects.count() == 2


def test_what_is_noted_on_approval_stays_among_colleagues(cast):
    """What is given back with goes to the provider, what somebody is let through with does not."""
    offer = services.return_offer(make.submitted(cast), comment="Bitte kürzen", by=cast.coordinator)
    services.submit_offer(offer, now=make.MORNING, by=cast.ngo_editor)
    services.approve_offer(offer, comment="Kurz halten", now=make.MORNING, by=cast.coordinator)
    changed = services.update_offer(
        Offer.objects.get(pk=offer.pk), title="Neu", today=TODAY, by=cast.ngo_editor
    )
    revision = services.submit_revision(changed, now=make.MORNING, by=cast.ngo_editor)
    services.approve_revision(revision, comment="Kurz geblieben", now=make.MORNING, by=cast.coordinator)
    assert words_in_log(offer, cast.coordinator) == {"Bitte kürzen", "Kurz halten", "Kurz geblieben"}
    assert words_in_log(offer, cast.ngo_editor) == {"Bitte kürzen"}
    assert words_in_log(revision, cast.coordinator) == {"Kurz geblieben"}
    assert words_in_log(revision, cast.ngo_editor) == words_in_log(revision, None) == set()


def words_in_log(row, reader) -> set[str]:
    lines = history_lines(row, reader=reader)
    told = {line.reason for line in lines} | {after for line in lines for _l, _b, after in line.changes}
    return told & {"Bitte kürzen", "Kurz halten", "Kurz geblieben"}


def test_giving_back_needs_words(cast):
    with pytest.raises(Refusal):
        services.return_offer(make.submitted(cast), comment="  ", by=cast.coordinator)


def test_a_submitted_offer_is_not_changed(cast):
    with pytest.raises(WrongState):
        services.update_offer(make.submitted(cast), title="Anders", today=TODAY, by=cast.ngo_editor)


def test_a_provider_nobody_can_reach_is_not_published(cast):
    offer = make.draft(cast)
    cast.bruecke.phone = cast.bruecke.email = ""
    cast.bruecke.save()
    with pytest.raises(Refusal, match="erreicht"):
        services.submit_offer(Offer.objects.get(pk=offer.pk), now=make.MORNING, by=cast.ngo_editor)


def test_an_offer_that_is_over_is_not_submitted(cast):
    offer = make.draft(cast, valid_until=dt.date(2026, 3, 1))
    with pytest.raises(Refusal, match="vorbei"):
        services.submit_offer(offer, now=make.MORNING, by=cast.ngo_editor)


def test_ending_needs_a_day_that_has_come(cast):
    offer = make.published(cast)
    with pytest.raises(Refusal, match="Zukunft"):
        services.end_offer(offer, ended_on=dt.date(2026, 3, 3), today=TODAY, by=cast.ngo_editor)
    ended = services.end_offer(offer, ended_on=TODAY, today=TODAY, by=cast.ngo_editor)
    assert ended.valid_until == TODAY


def test_a_change_to_a_published_offer_leaves_the_public_version_alone(cast):
    offer = make.published(cast, title="Alter Titel")
    revision = services.update_offer(offer, title="Neuer Titel", today=TODAY, by=cast.ngo_editor)
    assert isinstance(revision, OfferRevision)
    assert revision.changes == {"title": "Neuer Titel"}
    services.submit_revision(revision, now=make.MORNING, by=cast.ngo_editor)
    assert published_offers(cast.auental).get().title == "Alter Titel"

    services.approve_revision(revision, now=make.MORNING, by=cast.coordinator)
    assert published_offers(cast.auental).get().title == "Neuer Titel"
    assert published_offers(cast.auental).get().slug == "alter-titel"


def test_a_returned_change_can_be_mended_and_a_discarded_one_is_gone(cast):
    offer = make.published(cast)
    revision = services.update_offer(offer, capacity=12, today=TODAY, by=cast.ngo_editor)
    services.submit_revision(revision, now=make.MORNING, by=cast.ngo_editor)
    with pytest.raises(Refusal):
        services.update_offer(offer, capacity=13, today=TODAY, by=cast.ngo_editor)
    services.return_revision(revision, comment="Passt der Raum?", now=make.MORNING, by=cast.coordinator)
    again = services.update_offer(offer, capacity=10, today=TODAY, by=cast.ngo_editor)
    assert again.pk == revision.pk
    assert services.discard_revision(again, by=cast.ngo_editor).state == RevisionState.DISCARDED
    assert Offer.objects.get(pk=offer.pk).capacity is None


@pytest.mark.parametrize("state", [RevisionState.APPROVED, RevisionState.DISCARDED])
def test_a_closed_change_has_no_further_step(cast, state):
    assert REVISION_TRANSITIONS[state] == set()
    revision = services.update_offer(make.published(cast), capacity=12, today=TODAY, by=cast.ngo_editor)
    OfferRevision.objects.filter(pk=revision.pk).update(state=state)
    for attempt in (
        lambda: services.submit_revision(revision, now=make.MORNING, by=cast.ngo_editor),
        lambda: services.approve_revision(revision, now=make.MORNING, by=cast.coordinator),
        lambda: services.return_revision(revision, comment="x", now=make.MORNING, by=cast.coordinator),
        lambda: services.discard_revision(revision, by=cast.ngo_editor),
    ):
        with pytest.raises(WrongState):
            attempt()


def test_a_coordinator_does_not_approve_the_own_change(cast):
    offer = make.published(cast, by="ngo_editor", approver="second_coordinator")
    revision = services.update_offer(offer, capacity=12, today=TODAY, by=cast.coordinator)
    services.submit_revision(revision, now=make.MORNING, by=cast.coordinator)
    with pytest.raises(Refusal, match="selbst"):
        services.approve_revision(revision, now=make.MORNING, by=cast.coordinator)
    services.approve_revision(revision, now=make.MORNING, by=cast.second_coordinator)
    assert Offer.objects.get(pk=offer.pk).capacity == 12


def test_a_trusted_provider_publishes_alone_and_the_log_says_why(cast):
    cast.bruecke.trusted_provider = True
    cast.bruecke.save()
    offer = make.submitted(cast)
    assert (offer.status, offer.approved_by, offer.last_confirmed_on) == ("published", None, TODAY)
    line = AuditEntry.objects.get(row_id=str(offer.pk), action="offer.published")
    assert (line.actor_name, line.reason) == ("Amal Haddad", "Träger darf ohne Prüfung veröffentlichen.")
    revision = services.update_offer(offer, capacity=12, today=TODAY, by=cast.ngo_editor)
    assert services.submit_revision(revision, now=make.MORNING, by=cast.ngo_editor).state == "approved"
    assert Offer.objects.get(pk=offer.pk).capacity == 12


def test_what_the_coordination_writes_for_a_trusted_provider_still_needs_a_second_person(cast):
    offer = make.published(cast, title="Andere")
    cast.bruecke.trusted_provider = True
    cast.bruecke.save()
    assert make.submitted(cast, by="coordinator").status == "submitted"
    revision = services.update_offer(offer, capacity=12, today=TODAY, by=cast.coordinator)
    assert services.submit_revision(revision, now=make.MORNING, by=cast.coordinator).state == "submitted"


def test_a_stale_save_is_refused_with_the_current_row(cast):
    offer = make.draft(cast)
    services.update_offer(offer, version=1, title="Zuerst", today=TODAY, by=cast.ngo_editor)
    with pytest.raises(StaleVersion) as stale:
        services.update_offer(offer, version=1, title="Zuletzt", today=TODAY, by=cast.coordinator)
    assert stale.value.current.title == "Zuerst"


def test_two_offers_of_one_title_get_two_addresses(cast):
    slugs = [make.published(cast, title="Frühstück für Frauen & Größen").slug for _number in range(2)]
    assert slugs == ["fruehstueck-fuer-frauen-groessen", "fruehstueck-fuer-frauen-groessen-2"]
