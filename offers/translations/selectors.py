"""Reading translations: the queue of a language, the languages of an offer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)

from accounts.permissions import reaches
from offers.catalogue.models import Offer, public_part
from offers.catalogue.texts import LEICHT, PLAIN, TEXT_FIELDS
from offers.translations.choices import OPEN, Standing, State
from offers.translations.models import OfferTranslation

#: Languages of the public site; the queue asks for them even where nothing is translated yet.
WANTED = ("ukr", "ara", "tur", "rus", "eng", PLAIN, LEICHT)


@dataclass(frozen=True)
class LanguageCount:
    """How many published offers lack a language, or have an old text in it."""

    code: str
    missing: int
    outdated: int
    submitted: int


def translatable_offers(user: Any) -> QuerySet[Offer]:
    """Published offers for which the person may write texts: all of the district, or the own ones."""
    rows = Offer.objects.visible_to(user).filter(public_part(), district=user.active_district)
    memberships = user.acting_memberships
    if any("r" in reaches(membership.role, "offer_translation", "C") for membership in memberships):
        return rows
    return rows.filter(provider__in=[m.organisation_id for m in memberships if m.organisation_id])


def queue_rows(user: Any, language: str, standing: str = "") -> QuerySet[Offer]:
    """Published offers by how they stand in a language, what is missing first: one statement."""
    rows = _standing_in(translatable_offers(user).select_related("provider"), language)
    rows = rows.annotate(
        approved_at=F("public_text__approved_at"), last_writer=F("open_text__edited_by__full_name")
    )
    if standing:
        rows = rows.filter(standing=standing)
    return rows.order_by("urgency", "sort_title", "pk")


def sheet_rows(offers: QuerySet[Offer], language: str) -> QuerySet[Offer]:
    """Offers with all their texts in a language, `in_…`: the one being written, else the public one."""
    names = (*TEXT_FIELDS, "checked_by", "checked_on")
    told = {
        f"in_{name}": Case(
            When(open_text__pk__isnull=False, then=F(f"open_text__{name}")), default=F(f"public_text__{name}")
        )
        for name in names
    }
    return _standing_in(offers, language).annotate(
        in_language=Value(language), open_version=F("open_text__version"), **told
    )


def open_by_offer(user: Any, offers: Any) -> dict[tuple[Any, str], OfferTranslation]:
    """The texts being written for these offers, by offer and language: one statement."""
    rows = OfferTranslation.objects.visible_to(user).filter(offer__in=offers, state__in=OPEN)
    return {(row.offer_id, row.language): row for row in rows}


def public_by_offer(user: Any, offers: Any) -> dict[tuple[Any, str], OfferTranslation]:
    """The same for what is public."""
    rows = OfferTranslation.objects.visible_to(user).filter(offer__in=offers, state=State.PUBLISHED)
    return {(row.offer_id, row.language): row for row in rows}


def _standing_in(offers: QuerySet[Offer], language: str) -> Any:
    """With `public_text` and `open_text` of a language, and where the offer stands in it."""
    here = Q(translations__language=language)
    return offers.annotate(
        public_text=FilteredRelation("translations", condition=here & Q(translations__state=State.PUBLISHED)),
        open_text=FilteredRelation("translations", condition=here & Q(translations__state__in=OPEN)),
    ).annotate(standing=_standing(), urgency=_urgency())


def language_counts(user: Any) -> list[LanguageCount]:
    """For each wanted or used language what is to do: two statements."""
    offers = translatable_offers(user)
    total = offers.count()
    public = Q(state=State.PUBLISHED)
    rows = (
        OfferTranslation.objects.filter(offer__in=offers.order_by().values("pk"))
        .order_by()
        .values("language")
        .annotate(
            public=Count("pk", filter=public),
            old=Count("pk", filter=public & ~Q(source_mark=F("offer__text_mark"))),
            waiting=Count("pk", filter=Q(state=State.SUBMITTED)),
        )
    )
    known = {row["language"]: row for row in rows}
    none = {"public": 0, "old": 0, "waiting": 0}
    codes = [*WANTED, *sorted(code for code in known if code not in WANTED)]
    found = [(code, known.get(code, none)) for code in codes]
    return [LanguageCount(code, total - row["public"], row["old"], row["waiting"]) for code, row in found]


def translations_of(user: Any, offer: Offer) -> list[OfferTranslation]:
    """All texts of an offer that the person may see, public and waiting."""
    return list(
        OfferTranslation.objects.visible_to(user)
        .filter(offer=offer)
        .select_related("approved_by", "edited_by")
        .order_by("language", "state")
    )


def open_translation(offer: Offer, language: str) -> OfferTranslation | None:
    """The text that is being written in a language."""
    return OfferTranslation.objects.filter(offer=offer, language=language, state__in=OPEN).first()


def public_translation(offer: Offer, language: str) -> OfferTranslation | None:
    return OfferTranslation.objects.filter(offer=offer, language=language, state=State.PUBLISHED).first()


def to_decide(user: Any) -> QuerySet[OfferTranslation]:
    """Texts that wait for this person: to be read, or given back to it."""
    waits = Q(
        pk__in=OfferTranslation.objects.allowed_to(user, "P").filter(state=State.SUBMITTED).values("pk")
    )
    mine = Q(submitted_by=user) | Q(edited_by=user) | Q(author=user)
    back = Q(submitted_by=user, state=State.RETURNED)
    rows = OfferTranslation.objects.visible_to(user).filter(waits & ~mine | back)
    return rows.select_related("offer").order_by("submitted_at")


def _standing() -> Case:
    return Case(
        When(open_text__state=State.SUBMITTED, then=Value(Standing.SUBMITTED)),
        When(open_text__state=State.RETURNED, then=Value(Standing.RETURNED)),
        When(open_text__state=State.DRAFT, then=Value(Standing.DRAFT)),
        When(public_text__pk__isnull=True, then=Value(Standing.MISSING)),
        When(public_text__source_mark=F("text_mark"), then=Value(Standing.CURRENT)),
        default=Value(Standing.OUTDATED),
        output_field=CharField(),
    )


def _urgency() -> Case:
    order = enumerate(Standing.values)
    return Case(
        *(When(standing=value, then=Value(place)) for place, value in order), output_field=IntegerField()
    )
