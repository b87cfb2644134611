"""Two versions of an offer, field by field, with the changed words marked."""

import datetime as dt
import difflib
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from offers.catalogue import rules, wording
from offers.catalogue.choices import ClosedReason, PlaceKind, Visibility
from offers.catalogue.models import CONTENT_FIELDS, Offer, OfferRevision
from offers.catalogue.openness import blockers, check_openness
from offers.catalogue.versions import proposed

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
#: Texts that share less than this are shown whole, not as confetti.
ALIKE = 0.4


@dataclass(frozen=True)
class Part:
    """A piece of text: kept, taken away or new."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """One field: what the public reads now and what it would read."""

    label: Any
    old: list[Part]
    new: list[Part]
    is_changed: bool


@dataclass(frozen=True)
class Check:
    """One thing that hangs on the decision."""

    tone: str
    icon: str
    text: str
    note: str = ""


def review_context(user: Any, offer: Offer, revision: OfferRevision | None, today: dt.date) -> dict[str, Any]:
    """Everything the page shows beside the form."""
    new = proposed(offer, revision.changes) if revision else offer
    lines = compare(offer if revision else None, new)
    changed = [line for line in lines if line.is_changed]
    submitter = revision.submitted_by if revision else offer.submitted_by
    return {
        "offer": offer,
        "revision": revision,
        "lines": changed,
        "all_lines": lines,
        "submitted_by": submitter,
        "submitted_at": revision.submitted_at if revision else offer.submitted_at,
        "checks": checks(offer, new, today, is_change=revision is not None),
        "refusal_reason": second_person_words(user, offer, revision),
        "rule": rules.FOUR_EYES,
    }


def compare(old: Offer | None, new: Offer) -> list[Line]:
    """All fields in the order of the form; without an old version everything is new."""
    found = []
    for name in CONTENT_FIELDS:
        label = Offer._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        after = wording.value_words(new, name)
        before = wording.value_words(old, name) if old else ""
        if not before and not after:
            continue
        left, right = marked(before, after)
        found.append(Line(label, left or [Part(_("keine Angabe"))] if old else [], right, before != after))
    return found


def marked(before: str, after: str) -> tuple[list[Part], list[Part]]:
    """Both texts with what went and what came; word by word if they are alike."""
    if before == after:
        return [Part(before)] if before else [], [Part(after)] if after else []
    left, right = WORDS.findall(before), WORDS.findall(after)
    match = difflib.SequenceMatcher(None, left, right, autojunk=False)
    if match.ratio() < ALIKE:
        return [Part(before, "del")] if before else [], [Part(after, "ins")] if after else []
    old_parts, new_parts = [], []
    for tag, i1, i2, j1, j2 in match.get_opcodes():
        kind = "" if tag == "equal" else "del"
        old_parts.append(Part("".join(left[i1:i2]), kind))
        new_parts.append(Part("".join(right[j1:j2]), "ins" if kind else ""))
    return [part for part in old_parts if part.text], [part for part in new_parts if part.text]


def checks(old: Offer, new: Offer, today: dt.date, *, is_change: bool) -> list[Check]:
    """What the reviewer should see before deciding."""
    found = [_openness_check(old, new, today, is_change=is_change)]
    if is_change and old.municipality_id != new.municipality_id and old.place_kind == PlaceKind.ADDRESS:
        found.append(
            Check("na", "warning", _("Der Ort wechselt von %(old)s nach %(new)s.")
            % {"old": old.municipality or "–", "new": new.municipality or "–"})
        )  # fmt: skip
    found += _closing_checks(new)
    if personal := personal_data_in(new):
        found.append(
            Check("na", "warning", _("Im Text steht womöglich etwas Persönliches."), ", ".join(personal))
        )
    else:
        found.append(Check("ja", "check", _("Keine Telefonnummer und keine E-Mail-Adresse im Text.")))
    words = _("Niedrigschwellig: %(answer)s")
    found.append(Check("ja", "check", words % {"answer": _("ja") if new.is_low_threshold else _("nein")}))
    return found


def _closing_checks(new: Offer) -> list[Check]:
    """What stands behind a closed door, and an offer the public does not find."""
    found = []
    if new.target_group_reason == ClosedReason.FUNDING:
        grant = new.binding_grant
        if grant is None:
            words = _("Als Grund steht „Förderregel“, aber kein Bescheid ist genannt.")
            found.append(Check("na", "warning", words))
        else:
            words = _("Förderregel aus %(grant)s, bis %(end)s.")
            named = words % {"grant": grant, "end": f"{grant.period_end:%d.%m.%Y}"}
            planned = (
                _("Danach öffnen ab %(day)s.") % {"day": f"{new.opens_on:%d.%m.%Y}"} if new.opens_on else ""
            )
            found.append(Check("ja", "check", named, planned))
    if new.visibility == Visibility.NETWORK:
        found.append(Check("na", "warning", _("Nur im Netz zu finden: Die Öffentlichkeit sieht es nicht.")))
    return found


def personal_data_in(offer: Offer) -> list[str]:
    """Telephone numbers and addresses in the text, where nobody has given consent for them."""
    text = f"{offer.summary}\n{offer.description}\n{offer.times}"
    mails = re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text)
    phones = re.findall(r"(?<![\d.])(?:\+|0)\d[\d /()-]{5,}\d", text)
    return [*mails, *[phone.strip() for phone in phones]]


def second_person_words(user: Any, offer: Offer, revision: OfferRevision | None) -> str:
    """Why this person may not decide; empty if it may."""
    involved = (
        {revision.author_id, revision.submitted_by_id}
        if revision
        else {offer.author_id, offer.edited_by_id, offer.submitted_by_id}
    )
    try:
        rules.check_second_person(user, involved, offer.provider_id)
    except Refusal as refusal:
        return refusal.message
    return ""


def _openness_check(old: Offer, new: Offer, today: dt.date, *, is_change: bool) -> Check:
    door = wording.door_of(new.openness)
    try:
        check_openness(old, new.openness, today)
    except Refusal as refusal:
        return Check("nein", "warning", refusal.message, refusal.source)
    stays = is_change and old.openness == new.openness
    words = _("Öffnung bleibt „%(door)s“") if stays else _("Öffnung: „%(door)s“")
    bound = blockers(old, today)
    note = bound[0].sentence if bound else _("Kein laufender Bescheid bindet an eine Gruppe.")
    return Check("ja", f"openness-{door.tone.replace('_', '-')}", words % {"door": door}, note)
