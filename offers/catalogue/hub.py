"""What the page of an offer shows: its state, the next step, facts, money, the waiting change."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.clock import BERLIN
from accounts.doors import may
from desk.hub import Action, NextStep
from desk.templatetags.desk import german_date
from offers.catalogue import wording
from offers.catalogue.answering import answer_by
from offers.catalogue.choices import ClosedReason, Freshness, RevisionState, Status
from offers.catalogue.models import ACCESS_FIELDS, Offer, OfferRevision
from offers.catalogue.openness import blockers
from offers.catalogue.other_sections import sections_of
from offers.catalogue.recurrence import next_occurrences
from offers.catalogue.recurrence_words import occurrence_words
from offers.catalogue.selectors import offers_to_open, own_offers, visible_revision_of
from offers.catalogue.wording import Mark


@dataclass(frozen=True)
class OwnOffer:
    """One card of "Meine Angebote"."""

    offer: Offer
    mark: Mark
    line: str
    step: NextStep | None
    change_url: str
    order: int


def offer_hub(user: Any, offer: Offer, today: dt.date) -> dict[str, Any]:
    """Arguments of `render_hub`."""
    revision = visible_revision_of(user, offer)
    may_write, may_decide = may(user, "U", offer), may(user, "P", offer)
    waits = revision is not None and revision.state == RevisionState.SUBMITTED
    mark = wording.state_of(offer, today, has_open_change=waits)
    is_bound = offer.target_group_reason == ClosedReason.FUNDING
    can_open = is_bound and may_write and offers_to_open(user, today).filter(pk=offer.pk).exists()
    step = next_step(offer, revision, today, may_write=may_write, may_decide=may_decide, can_open=can_open)
    others = sections_of(offer, user)
    return {
        "template": "offers/catalogue/offer_detail.html",
        "subtitle": offer.provider.name,
        "state": (mark, mark.tone),
        "facts": facts(offer),
        "actions": actions(offer, revision, may_write=may_write),
        "next_step": step,
        "breadcrumb": [(_("Angebote"), reverse("offers:offer-list"))],
        "with_history": may_write or may_decide,
        "jump": [
            ("angebot", _("Das Angebot"), None),
            *([("team", _("Wer trägt es"), None)] if may_write or may_decide else []),
            *[(section.anchor, section.title, section.count) for section in others],
            ("geld", _("Förderung"), None),
        ],
        "context": {
            "offer": offer,
            "other_sections": others,
            "revision": revision,
            "may_write": may_write,
            "door": wording.door_of(offer.openness),
            "blockers": blockers(offer, today),
            "grants": list(offer.funding_periods.select_related("programme").order_by("period_end")),
            "specs": specs(offer),
            "dates": [occurrence_words(date) for date in next_occurrences(offer.timetable(), clock.now(), 4)],
            "team": list(offer.team.select_related("function__person")) if may_write or may_decide else None,
            "access": [(wording.question(n), wording.value_words(offer, n)) for n in ACCESS_FIELDS],
            "public_url": public_url(offer),
        },
    }


def opening_step(offer: Offer) -> NextStep:
    """B-09: what the money no longer forbids is proposed, not done."""
    line = _("Keine laufende Förderung bindet es mehr an eine Zielgruppe.")
    return NextStep(
        _("Kann jetzt offen werden"),
        line,
        _("Für alle öffnen"),
        _link(offer, "offer-update"),
        "openness-open",
    )


def next_step(
    offer: Offer,
    revision: OfferRevision | None,
    today: dt.date,
    *,
    may_write: bool,
    may_decide: bool,
    can_open: bool = False,
) -> NextStep | None:
    """The one sensible thing to do now."""
    review = _link(offer, "offer-review")
    if revision is not None and revision.state == RevisionState.SUBMITTED:
        words = _("Änderung prüfen")
        return (
            NextStep(words, _("Öffentlich ist weiter die alte Fassung."), words, review, "eye")
            if may_decide
            else None
        )
    if revision is not None and may_write:
        line = revision.comment or _("Öffentlich ist weiter die alte Fassung.")
        return NextStep(
            _("Änderung einreichen"), line, _("Einreichen"), _link(offer, "revision-submit"), "arrow"
        )
    if offer.status == Status.SUBMITTED and may_decide:
        return NextStep(
            _("Prüfen und freigeben"),
            _("Eingereicht und wartet auf eine zweite Person."),
            _("Prüfen"),
            review,
            "eye",
        )
    if offer.status == Status.SUBMITTED and may_write:
        return NextStep(_("Antwort abwarten"), answer_words(offer), icon="clock")
    if offer.status in (Status.DRAFT, Status.RETURNED) and may_write:
        line = offer.review_comment or _("Danach prüft die Koordination und veröffentlicht.")
        return NextStep(_("Einreichen"), line, _("Einreichen"), _link(offer, "offer-submit"), "arrow")
    return running_step(offer, today, can_open=can_open) if may_write else None


def running_step(offer: Offer, today: dt.date, *, can_open: bool) -> NextStep | None:
    """What whoever may write can do once an offer has been public."""
    if offer.status == Status.PUBLISHED and offer.freshness(today) != Freshness.FRESH:
        line = _("Zuletzt bestätigt am %(day)s.") % {"day": f"{offer.last_confirmed_on:%d.%m.%Y}"}
        return NextStep(
            _("Bestätigen, dass alles stimmt"), line, _("Stimmt noch"), _link(offer, "offer-confirm"), "check"
        )
    if offer.status == Status.PUBLISHED and can_open:
        return opening_step(offer)
    if offer.status == Status.PAUSED:
        return NextStep(
            _("Fortsetzen"),
            _("Das Angebot ruht und ist nicht öffentlich."),
            _("Fortsetzen"),
            _link(offer, "offer-resume"),
            "arrow",
        )
    return None


def actions(offer: Offer, revision: OfferRevision | None, *, may_write: bool) -> list[Action]:
    found = []
    if public := public_url(offer):
        found.append(Action(_("So liest man es öffentlich"), public, "eye"))
    if offer.status in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED) or revision is not None:
        found.append(Action(_("Vorschau"), _link(offer, "offer-preview"), "eye"))
    if not may_write:
        return found
    if offer.status in (Status.PUBLISHED, Status.PAUSED):
        found.append(Action(_("Sprachen"), _link(offer, "translations"), "interpreting"))
    waiting = revision is not None and revision.state == RevisionState.SUBMITTED
    if offer.status in (Status.DRAFT, Status.RETURNED, Status.PUBLISHED, Status.PAUSED) and not waiting:
        found.append(Action(_("Bearbeiten"), _link(offer, "offer-update"), "pencil"))
    if revision is not None and not waiting:
        found.append(Action(_("Änderung verwerfen"), _link(offer, "revision-discard"), "cross"))
    if offer.status == Status.SUBMITTED:
        found.append(Action(_("Zurückholen"), _link(offer, "offer-take-back"), "back"))
    if offer.status == Status.PUBLISHED:
        found.append(Action(_("Ruhen lassen"), _link(offer, "offer-pause"), "pause"))
    if offer.status in (Status.PUBLISHED, Status.PAUSED):
        found.append(Action(_("Beenden"), _link(offer, "offer-end"), "cross"))
    if offer.status == Status.ENDED:
        found.append(Action(_("Archivieren"), _link(offer, "offer-archive"), "download"))
    return found


def facts(offer: Offer) -> list[tuple[Any, Any]]:
    contact = str(offer.contact.person) if offer.contact else ""
    return [
        (_("Handlungsfelder"), wording.field_names(offer.fields_of_action)),
        (_("Ort"), wording.place_of(offer)),
        (_("Plätze"), places_words(offer)),
        (_("Niedrigschwellig"), _("ja") if offer.is_low_threshold else _("nein")),
        (_("Zuständig"), contact),
        (_("Ehrenamtliche"), offer.volunteers if offer.volunteers is not None else ""),
        (_("Zu finden"), offer.get_visibility_display()),
        (_("Öffentlich seit"), _day(offer.published_at and offer.published_at.date())),
        (_("Zuletzt bestätigt"), _day(offer.last_confirmed_on)),
        (_("Bestätigen bis"), _day(offer.due_on)),
    ]


def places_words(offer: Offer) -> str:
    """20, mit Warteliste."""
    if not offer.capacity:
        return ""
    return (
        _("%(count)s, mit Warteliste") % {"count": offer.capacity}
        if offer.waiting_list
        else f"{offer.capacity}"
    )


def specs(offer: Offer) -> list[tuple[Any, str]]:
    """Question and answer for the body of the page."""
    names = (
        "recurrence", "times", "breaks", "address", "postcode", "address_visibility", "valid_from", "valid_until",
        "target_groups", "target_group_reason", "binding_grant", "opens_on", "gender_only", "age_min", "age_max", "languages_spoken", "languages_taught", "languages_on_request",
        "german_level", "residence_required", "registration", "registration_contact", "registration_note", "cost",
        "reductions", "cost_note",
    )  # fmt: skip
    pairs = [(wording.question(name), wording.value_words(offer, name)) for name in names]
    return [(label, words) for label, words in pairs if words]


def own_offer_cards(user: Any, today: dt.date) -> list[OwnOffer]:
    """The person's own offers, the most urgent first."""
    openable = set(offers_to_open(user, today).values_list("pk", flat=True))
    return sorted(
        (_card(offer, today, can_open=offer.pk in openable) for offer in own_offers(user)),
        key=lambda c: (c.order, c.offer.sort_title),
    )


def public_url(offer: Offer) -> str:
    if offer.status != Status.PUBLISHED or not offer.slug:
        return ""
    return reverse(
        "offers:public-offer", kwargs={"district_slug": offer.district.slug, "offer_slug": offer.slug}
    )


def _card(offer: Offer, today: dt.date, *, can_open: bool = False) -> OwnOffer:
    open_states = (RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.RETURNED)
    revision = next((r for r in offer.revisions.all() if r.state in open_states), None)
    waits = revision is not None and revision.state == RevisionState.SUBMITTED
    mark = wording.state_of(offer, today, has_open_change=waits)
    step = next_step(offer, revision, today, may_write=True, may_decide=False, can_open=can_open)
    order = {"warn": 0, "frage": 1, "ruht": 2, "gut": 3}[mark.tone]
    may_change = (
        offer.status in (Status.DRAFT, Status.RETURNED, Status.PUBLISHED, Status.PAUSED) and not waits
    )
    return OwnOffer(
        offer, mark, _card_line(offer, today), step, _link(offer, "offer-update") if may_change else "", order
    )


def answer_words(offer: Offer) -> str:
    """When the provider hears of what it has handed in."""
    handed_in = (offer.submitted_at or offer.updated_at).astimezone(BERLIN).date()
    return _("Die Koordination antwortet bis %(day)s.") % {
        "day": german_date(answer_by(handed_in, offer.district.land), "tag")
    }


def _card_line(offer: Offer, today: dt.date) -> str:
    if offer.status == Status.SUBMITTED:
        return answer_words(offer)
    if offer.status == Status.RETURNED:
        return offer.review_comment
    if offer.status == Status.PUBLISHED and offer.overdue_on:
        if offer.freshness(today) == Freshness.OVERDUE:
            return _("Seit %(day)s nicht mehr öffentlich. Ein Klick macht das Angebot wieder sichtbar.") % {
                "day": _day(offer.overdue_on)
            }
        if offer.freshness(today) == Freshness.DUE:
            return _("Ohne Bestätigung ab %(day)s nicht mehr öffentlich.") % {"day": _day(offer.overdue_on)}
        return _("Aktuell bis %(day)s.") % {"day": _day(offer.due_on)}
    return wording.place_of(offer)


def _link(offer: Offer, name: str) -> str:
    return reverse(f"offers:{name}", kwargs={"pk": offer.pk})


def _day(day: dt.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
