"""Writing a translation down, handing it in, and publishing it with a second person in between."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, StaleVersion, WrongState
from accounts.users.models import User
from offers.catalogue.choices import REVISED
from offers.catalogue.models import Offer
from offers.catalogue.rules import check_second_person, check_step, refuse
from offers.translations import rules
from offers.translations.choices import TRANSITIONS, WRITABLE, State
from offers.translations.messages import tell_submitter
from offers.translations.models import OfferTranslation
from offers.translations.selectors import open_translation, public_translation


def save_translation(
    offer: Offer,
    *,
    language: str,
    values: Mapping[str, Any],
    seen_mark: str,
    version: int | None,
    by: User,
    batch: Any = None,
) -> OfferTranslation:
    """Keep the text in one language; what is public stays until the new text is approved.

    `seen_mark`: fingerprint of the German text the person had before its eyes; `version`: that of the text it
    went on writing, None if it began one.
    """
    with transaction.atomic():
        current = changes.lock(offer)
        check_has_public_text(current)
        if seen_mark != current.text_mark:
            raise Refusal(
                _(
                    "Der deutsche Text ist seit eben ein anderer. Bitte noch einmal vergleichen und dann speichern."
                )
            )
        source = {"source_mark": current.text_mark, "source": rules.german_texts(current)}
        row = open_translation(current, language)
        if row is None:
            return changes.create(
                OfferTranslation(
                    district=current.district, offer=current, language=language, author=by, edited_by=by,
                    **source, **values,
                ),
                by=by,
                action="offer_translation.created",
                batch=batch,
            )  # fmt: skip
        if row.state not in WRITABLE:
            raise WrongState(_("Der Text wird gerade geprüft. Bitte die Antwort abwarten."))
        if version is None:
            raise StaleVersion(
                _("Inzwischen hat jemand anderes diesen Text begonnen. Bitte beide vergleichen."), current=row
            )
        return changes.apply(
            row,
            {**values, **source, "edited_by": by},
            version=version,
            by=by,
            action="offer_translation.changed",
            batch=batch,
        )


def submit_translation(
    translation: OfferTranslation,
    *,
    now: dt.datetime,
    by: User,
    version: int | None = None,
    batch: Any = None,
) -> OfferTranslation:
    """Hand the text in; a provider that may publish alone has its own texts public at once."""
    with transaction.atomic():
        offer, current = _step(translation, State.SUBMITTED, version)
        rules.check_complete(rules.german_texts(offer), vars(current))
        rules.check_tested(current.language, current.checked_by, current.checked_on, now.date())
        handed_in = changes.apply(
            current,
            {"state": State.SUBMITTED, "submitted_by": by, "submitted_at": now, "comment": ""},
            by=by,
            action="offer_translation.submitted",
            batch=batch,
        )
        works_there = any(m.organisation_id == offer.provider_id for m in by.acting_memberships)
        if offer.provider.trusted_provider and works_there:
            return _publish(offer, handed_in, approved_by=None, now=now, by=by)
        return handed_in


def approve_translation(
    translation: OfferTranslation, *, now: dt.datetime, by: User, version: int | None = None
) -> OfferTranslation:
    """Make the text public in place of the former one; refused to everyone who wrote or handed it in."""
    with transaction.atomic():
        offer, current = _step(translation, State.PUBLISHED, version)
        check_second_person(
            by, {current.author_id, current.edited_by_id, current.submitted_by_id}, offer.provider_id
        )
        rules.check_tested(current.language, current.checked_by, current.checked_on, now.date())
        published = _publish(offer, current, approved_by=by, now=now, by=by)
        tell_submitter(published, "offers/translation_approved", by=by)
        return published


def return_translation(
    translation: OfferTranslation, *, comment: str, by: User, version: int | None = None
) -> OfferTranslation:
    """Give the text back with words that help; what is public stays. Mails the submitter, once."""
    with transaction.atomic():
        _offer, current = _step(translation, State.RETURNED, version)
        if not comment.strip():
            refuse("comment", _("Bitte schreiben, was noch fehlt."))
        returned = changes.apply(
            current,
            {"state": State.RETURNED, "comment": comment},
            by=by,
            action="offer_translation.returned",
            reason=comment,
        )
        tell_submitter(returned, "offers/translation_returned", by=by, comment=comment)
        return returned


def remove_translation(translation: OfferTranslation, *, by: User) -> None:
    """Drop a text that is being written, or take a public one off the page; the history keeps it."""
    with transaction.atomic():
        offer = changes.lock(translation.offer)
        was_public = translation.state == State.PUBLISHED
        changes.delete(translation, by=by, action="offer_translation.removed")
        if was_public:
            note_titles(offer)


def check_has_public_text(offer: Offer) -> None:
    """Only a published text is translated: a draft still changes with every sentence."""
    if offer.status not in REVISED:
        raise WrongState(_("Übersetzt wird, was veröffentlicht ist. Dieses Angebot ist es noch nicht."))


def note_titles(offer: Offer) -> None:
    """The search finds an offer by its titles in other languages; no new version of the offer."""
    titles = OfferTranslation.objects.filter(offer=offer, state=State.PUBLISHED).order_by("language")
    offer.translated_titles = "\n".join(titles.values_list("title", flat=True))
    offer.save(update_fields=["translated_titles", "search_text"])


def _publish(
    offer: Offer, translation: OfferTranslation, *, approved_by: User | None, now: dt.datetime, by: User
) -> OfferTranslation:
    former = public_translation(offer, translation.language)
    if former is not None:
        changes.delete(former, by=by, action="offer_translation.replaced")
    published = changes.apply(
        translation,
        {"state": State.PUBLISHED, "approved_by": approved_by, "approved_at": now, "comment": ""},
        by=by,
        action="offer_translation.published",
    )
    note_titles(offer)
    return published


def _step(
    translation: OfferTranslation, target: str, version: int | None = None
) -> tuple[Offer, OfferTranslation]:
    """Both locked, the offer first, if the step is possible: of two who click at once one gets through.

    `version`: that of the text the person decides on, where it was read some time ago.
    """
    offer = changes.lock(translation.offer)
    check_has_public_text(offer)
    current = changes.lock(translation, version=version)
    check_step(TRANSITIONS, current.state, target, current.get_state_display())
    return offer, current
