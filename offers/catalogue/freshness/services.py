"""Asking providers whether all is still true, and taking their answers."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.network.models import Function, Organisation
from coordination.network.services import confirm_function, confirm_organisation, end_function
from offers.catalogue.freshness import messages, rules
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.entries import (
    Entry,
    Key,
    entries_of,
    entries_to_ask,
    rungs_asked,
)
from offers.catalogue.freshness.models import FreshnessRequest, OfferReview
from offers.catalogue.models import Offer
from offers.catalogue.services.lifecycle import confirm_offer, end_offer


class LinkUsed(WrongState):
    """The link was answered before."""


class LinkExpired(WrongState):
    """The last day of the link is over."""

    status = 410


class AnswersMissing(Refusal):
    """Something due was left without an answer; `keys` says what."""

    status = 422

    def __init__(self, message: str, keys: list[Key]):
        super().__init__(message)
        self.keys = keys


class LinkAnswerer:
    """Who answers without signing in: the name it gave, or whoever holds the link. Stands in the history."""

    def __init__(self, name: str):
        self.name = name.strip()

    def __str__(self) -> str:
        return (
            _("%(name)s (Link aus der E-Mail)") % {"name": self.name}
            if self.name
            else _("Link aus der E-Mail")
        )


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def ask_provider(
    provider: Organisation,
    *,
    now: dt.datetime,
    by: User | None = None,
    wanted: Iterable[Offer] = (),
    forced: bool = False,
) -> FreshnessRequest | None:
    """Write to a provider if a rung is reached: one mail for all that is due. At most once a day.

    `wanted`: offers to ask about whether due or not. `forced`: ask in any case, if need be about everything.
    Returns nothing if there was nothing to ask or today's mail is out already. Who cannot be written to gets a
    request without addresses, so that the coordination sees it.
    """
    day = now.date()
    with transaction.atomic():
        current = changes.lock(provider)
        if FreshnessRequest.objects.filter(provider=current, asked_on=day).exists():
            return None
        entries = entries_of(current, day)
        asked = rungs_asked(current)
        to_ask = _to_ask(entries, asked, day, {row.pk for row in wanted}, forced)
        if not to_ask:
            return None
        return _write(current, to_ask, now=now, by=by)


def ask_again(*, rows: Iterable[Offer], now: dt.datetime, by: User) -> int:
    """Ask the providers of these offers by hand, each in one mail; returns how many were written to."""
    by_provider: dict[Any, list[Offer]] = {}
    for offer in rows:
        by_provider.setdefault(offer.provider_id, []).append(offer)
    sent = 0
    with transaction.atomic():
        for offers in by_provider.values():
            request = ask_provider(offers[0].provider, now=now, by=by, wanted=offers, forced=True)
            sent += bool(request and request.sent_to)
        if not sent:
            raise Refusal(
                _(
                    "Niemand wurde angeschrieben: Heute ging schon eine Frage hinaus, oder es fehlt eine E-Mail-Adresse."
                )
            )
    return sent


def answer_request(
    request: FreshnessRequest,
    *,
    answers: Mapping[Key, str],
    name: str = "",
    note: str = "",
    now: dt.datetime,
    by: User | None = None,
) -> FreshnessRequest:
    """Take the answers of one link, all or none. Everything due needs one; the rest may have one.

    Uses up every open link of the provider. Answers about entries that are no longer there are dropped.
    """
    with transaction.atomic():
        provider = changes.lock(request.provider)
        current = changes.lock(request)
        _check_open(current, now.date())
        entries = {entry.key: entry for entry in entries_of(provider, now.date())}
        missing = [key for key, entry in entries.items() if entry.is_due(now.date()) and key not in answers]
        if missing or not answers:
            raise AnswersMissing(_("Bitte noch antworten:"), missing or list(entries))
        who: Any = by or LinkAnswerer(name)
        given = {key: Result(answers[key]) for key in entries if key in answers}
        for key, result in given.items():
            _take(current, entries[key], result, now=now, who=who)
        used = changes.apply(
            current,
            {"answered_at": now, "answered_by": str(who)[:200], "note": note},
            by=who,
            action="freshness_request.answered",
        )
        others = FreshnessRequest.objects.filter(provider=provider, answered_at=None).exclude(pk=used.pk)
        others.update(answered_at=now, answered_by=used.answered_by, answered_through=used)
        results = list(given.values())
        messages.tell_of_answer(
            used, changed=results.count(Result.CHANGED), ended=results.count(Result.ENDED)
        )
        return used


def forget_old_requests(*, day: dt.date) -> int:
    """Erase addresses, names and words of questions older than a year; days and answers stay."""
    last = day - dt.timedelta(days=rules.FORGET_DAYS)
    OfferReview.objects.filter(request__asked_on__lt=last).exclude(who="").update(who="")
    old = FreshnessRequest.objects.filter(asked_on__lt=last)
    named = old.exclude(sent_to="", note="", answered_by="")
    return named.update(sent_to="", note="", answered_by="")


def _to_ask(
    entries: list[Entry], asked: dict[tuple[Key, dt.date], int], day: dt.date, wanted: set[Any], forced: bool
) -> list[Entry]:
    found = entries_to_ask(entries, {} if forced else asked, day)
    more = [entry for entry in entries if entry.row.pk in wanted and entry not in found]
    return [*found, *more] or (entries if forced else [])


def _write(
    provider: Organisation, entries: list[Entry], *, now: dt.datetime, by: User | None
) -> FreshnessRequest:
    day, token = now.date(), secrets.token_urlsafe(32)
    addresses = messages.addresses_of(provider, day)
    request = changes.create(
        FreshnessRequest(
            district=provider.district, provider=provider, asked_on=day, sent_at=now, asked_by=by,
            sent_to=", ".join(addresses), token_hash=hash_of(token), expires_on=rules.link_expires_on(day),
        ),
        by=by, action="freshness_request.sent",
    )  # fmt: skip
    OfferReview.objects.bulk_create(
        OfferReview(
            request=request, due_on=entry.due_on, rung=_rung(entry, day), requested_at=now, **entry.review()
        )
        for entry in entries
    )
    if addresses:
        messages.send_question(request, entries, token, to=addresses, by=by)
    return request


def _rung(entry: Entry, day: dt.date) -> int | None:
    """What is asked ahead of its day counts as the first question; what was asked long before, as none."""
    is_soon = entry.is_due(day + dt.timedelta(days=rules.AHEAD_DAYS))
    return rules.rung(entry.due_on, day) or 0 if is_soon else None


def _check_open(request: FreshnessRequest, today: dt.date) -> None:
    if request.answered_at is not None:
        raise LinkUsed(_("Dieser Link ist schon beantwortet. Ihre Antwort von eben hat nichts geändert."))
    if today > request.expires_on:
        raise LinkExpired(_("Dieser Link ist abgelaufen."))


def _take(request: FreshnessRequest, entry: Entry, result: Result, *, now: dt.datetime, who: Any) -> None:
    """Do what was answered; `recorded.settle` notes it on every open question about the entry."""
    review, _is_new = OfferReview.objects.get_or_create(
        request=request,
        **entry.review(),
        defaults={"due_on": entry.due_on, "requested_at": request.sent_at},
    )
    today, row = now.date(), entry.row
    if result == Result.CHANGED:
        audit.record(by=who, action=f"{row._meta.model_name}.change_announced", row=row)
    elif isinstance(row, Offer):
        if result == Result.ENDED:
            end_offer(row, ended_on=today, today=today, by=who)
            OfferReview.objects.filter(pk=review.pk).update(
                status_before=row.status, last_day_before=row.valid_until
            )
        else:
            confirm_offer(row, today=today, by=who)
    elif isinstance(row, Function):
        step = end_function(row, ends_on=today, by=who) if result == Result.ENDED else None
        if step is None:
            confirm_function(row, on=today, by=who)
    else:
        confirm_organisation(row, on=today, by=who)
