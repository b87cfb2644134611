"""Reading what anyone may read. Public pages and the open interface use nothing else."""

import base64
import binascii
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, UUIDField, Value, When
from django.db.models.functions import Concat

from accounts import clock
from accounts.districts.models import District
from coordination.network.codes import has_any
from coordination.network.confirming import lapsed_part
from coordination.network.fields import FieldOfAction
from desk.lists.counts import CAP
from desk.search.ranking import ahead_of, rank
from desk.search.selectors import is_search, matching, shown_only, size_of
from offers.catalogue.choices import ClosedReason, Openness, PlaceKind
from offers.catalogue.models import Offer
from offers.catalogue.tally import MARKS, Tally, tally_of
from offers.catalogue.texts import TEXT_FIELDS

#: Everything the public may read of an offer; a field that is not here never leaves the house.
PUBLIC_FIELDS = (
    "id", "slug", "title", "summary", "description", "provider_name", "fields_of_action",
    "place_kind", "municipality_name", "public_address", "public_postcode",
    "recurrence", "weekdays", "times", "breaks", "skips_holidays", "valid_from", "valid_until", "capacity", "waiting_list",
    "openness", "target_groups", "target_group_reason", "opens_on", "gender_only", "age_min", "age_max",
    "languages_spoken", "languages_taught", "languages_on_request", "german_level", "residence_required",
    "registration", "registration_contact", "registration_note", "cost", "reductions", "cost_note",
    "wheelchair", "hearing_loop", "easy_language", "sign_language", "childcare", "quiet_room",
    "contact_name", "contact_phone", "contact_email", "last_confirmed_on", "public_until", "published_at",
)  # fmt: skip


#: Seconds for which the numbers of a district's first page may be old.
COUNTS_KEPT = 60
HIDDEN = Q(address_visibility="hidden") | Q(
    address_visibility="standard", target_group_reason=ClosedReason.PROTECTION
)


#: What a visitor can choose beside the codes of the offer itself.
COST_LIMITS = {"frei": 0, "bis5": 5}
AGES = {"kinder": (0, 11), "jugend": (12, 17), "jung": (18, 26), "erwachsen": (27, 64), "alt": (65, 150)}
ANYWHERE = "ueberall"
WITHOUT_A_PLACE = (PlaceKind.ONLINE, PlaceKind.OUTREACH, PlaceKind.DISTRICT_WIDE)
#: Where a page begins: behind a rank, a title and a key.
Place = tuple[int, str, str]


@dataclass(frozen=True)
class PublicPage:
    """Plain rows with exactly the public fields, and the cursor of the next page ("" at the end)."""

    rows: list[dict[str, Any]]
    after: str


@dataclass(frozen=True)
class PublicFinds(PublicPage):
    """A page with what stands around it. Its rows also say `place_id`, the municipality if anyone may know it.

    `count`: how many there are, at most one more than a thousand. `cut`: how many the list was cut to, 0 if it
    is whole. `tally`: how many of them have what; None where there are too many to look at each.
    """

    count: int
    cut: int
    tally: Tally | None


def published_offers(district: District) -> QuerySet[Offer]:
    """Offers anyone may read today in a district."""
    return Offer.objects.published().filter(district=district)


def published_values(
    offers: QuerySet[Offer], *place: str, language: str = ""
) -> QuerySet[Any, dict[str, Any]]:
    """Plain rows with exactly `PUBLIC_FIELDS`; what is protected stays in the database.

    `place`: sort values beside them, for the cursor of a page that takes them off again.
    `language`: brings title and times of the published translation beside them, in the same statement.
    """
    named = Q(contact__is_public=True) & ~lapsed_part(clock.today(), "contact__")
    if language:
        published = Q(translations__language=language, translations__state="published")
        offers = offers.annotate(
            told=FilteredRelation("translations", condition=published),
            told_title=F("told__title"),
            told_times=F("told__times"),
        )
        place = (*place, "told_title", "told_times")
    return offers.annotate(
        provider_name=F("provider__name"),
        public_until=F("overdue_on"),
        municipality_name=Case(When(HIDDEN, then=Value("")), default="municipality__name"),
        public_address=Case(When(HIDDEN, then=Value("")), default="address"),
        public_postcode=Case(When(HIDDEN, then=Value("")), default="postcode"),
        place_id=_shown_place(),
        contact_name=Case(When(named, then="contact__person__name"), default=Value("")),
        contact_phone=Case(When(named, then="contact__phone"), default="provider__phone"),
        contact_email=Case(When(named, then="contact__email"), default="provider__email"),
    ).values(*PUBLIC_FIELDS, *place)


def published_counts(district: District) -> dict[str, int]:
    """How many offers there are, how many are open, and how many per field of action: one statement."""
    fields = {
        f"field_{code}": Count("pk", filter=Q(fields_of_action__has=code)) for code in FieldOfAction.values
    }
    return published_offers(district).aggregate(
        total=Count("pk"), open=Count("pk", filter=Q(openness=Openness.OPEN)), **fields
    )


def published_place_counts(district: District) -> dict[Any, int]:
    """Number of offers by municipality; protected ones are not counted to a place."""
    shown = published_offers(district).exclude(HIDDEN).order_by()
    return dict(shown.values_list("municipality").annotate(Count("pk")))


def published_summary(district: District) -> dict[str, Any]:
    """Counts of the first page; kept for a minute, so that a busy day counts once."""

    def count() -> dict[str, Any]:
        return {"counts": published_counts(district), "places": published_place_counts(district)}

    key = f"offers:summary:{district.pk}:{clock.today()}"
    return cache.get_or_set(key, count, COUNTS_KEPT) or count()


def published_districts() -> list[District]:
    return list(District.objects.published().order_by("name"))


def published_filtered(
    district: District, chosen: dict[str, list[str]], text: str = "", *, capped: bool = False
) -> QuerySet[Offer]:
    """Published offers narrowed by checked choices; a hidden place is not found by its place.

    `capped`: of more than three hundred hits of a search, three hundred, the best among them.
    """
    offers = published_offers(district)
    if topics := chosen.get("topic"):
        offers = offers.filter(has_any("fields_of_action", topics))
    if places := chosen.get("municipality"):
        offers = offers.filter(_at_one_of(places))
    if codes := chosen.get("language"):
        offers = offers.filter(
            has_any("languages_spoken", codes)
            | has_any("languages_taught", codes)
            | has_any("languages_on_request", codes)
        )
    if days := chosen.get("weekday"):
        offers = offers.filter(has_any("weekdays", days))
    for key in ("openness", "registration", "german_level", "place_kind"):
        if values := chosen.get(key):
            offers = offers.filter(**{f"{key}__in": values})
    if costs := chosen.get("cost"):
        offers = offers.filter(cost__lte=max(COST_LIMITS[code] for code in costs))
    if ages := chosen.get("age"):
        offers = offers.filter(_for_one_of(ages))
    for name in chosen.get("access", []):
        offers = offers.filter(**{name: "yes"})
    return matching(offers, text, capped=capped) if text else offers


def _at_one_of(places: list[str]) -> Q:
    """Offers in one of these municipalities (AGS); `ANYWHERE` stands for those that have no place of their own."""
    keys = [place for place in places if place != ANYWHERE]
    found = Q(municipality__ags__in=keys) & ~HIDDEN if keys else Q()
    return found | Q(place_kind__in=WITHOUT_A_PLACE) if ANYWHERE in places else found


def _for_one_of(ages: list[str]) -> Q:
    """Offers that take people of at least one of these ages; without a limit they take everybody."""
    found = Q()
    for code in ages:
        low, high = AGES[code]
        found |= (Q(age_min__isnull=True) | Q(age_min__lte=high)) & (
            Q(age_max__isnull=True) | Q(age_max__gte=low)
        )
    return found


def _shown_place() -> Case:
    return Case(When(HIDDEN, then=Value(None)), default="municipality_id", output_field=UUIDField())


def published_finds(
    district: District,
    chosen: dict[str, list[str]],
    text: str,
    *,
    after: str,
    size: int,
    language: str = "",
) -> PublicFinds:
    """What a visitor asked for: one page, its number and its tally, in at most two statements.

    The hits of a search are known one by one, so they are read at once; of a list without words the marks of
    the first thousand are read beside the page. `language`: see `published_values`.
    """
    offers = published_filtered(district, chosen, text, capped=True)
    if not is_search(offers):
        marks = list(offers.order_by().annotate(place_id=_shown_place()).values(*MARKS)[: CAP + 1])
        page = published_page(offers, after=after, size=size, language=language, keep=("place_id",))
        tally = tally_of(marks) if len(marks) <= CAP else None
        return PublicFinds(page.rows, page.after, len(marks), 0, tally)
    count, cut = size_of(offers), shown_only(offers)
    if cut or not count:
        page = (
            published_page(offers, after=after, size=size, language=language, keep=("place_id",))
            if cut
            else PublicPage([], "")
        )
        return PublicFinds(page.rows, page.after, count, cut, None if cut else tally_of([]))
    page = published_page(offers, after="", size=count, language=language, keep=("place_id",))
    shown, cursor = _piece_of(page.rows, after, size)
    return PublicFinds(shown, cursor, count, 0, tally_of(page.rows))


def _piece_of(rows: list[dict[str, Any]], after: str, size: int) -> tuple[list[dict[str, Any]], str]:
    """One page of rows that are all known, begun behind the row the cursor names."""
    begin = 0
    if after:
        key = _read_cursor(after)[2]
        begin = next((place + 1 for place, row in enumerate(rows) if str(row["id"]) == key), 0)
    shown = rows[begin : begin + size]
    more = begin + size < len(rows)
    return shown, _write_cursor({"sort_title": "", "rank": 0, **shown[-1]}) if more else ""


def published_page(
    offers: QuerySet[Offer], *, after: str, size: int, language: str = "", keep: tuple[str, ...] = ()
) -> PublicPage:
    """One page in the order of titles, begun behind the last row seen: one statement at any depth.

    Of the hits of a capped search, those whose title begins with what was typed stand ahead. `keep`: values
    beside the public fields, for the page that shows them.
    """
    place = _read_cursor(after) if after else None
    rows = _hits(offers, place, size) if is_search(offers) else _along_titles(offers, place)
    found = list(published_values(rows, "sort_title", "rank", *keep, language=language)[: size + 1])
    page = found[:size]
    cursor = _write_cursor(page[-1]) if len(found) > size else ""
    for row in page:
        del row["sort_title"], row["rank"]
    return PublicPage(page, cursor)


def _along_titles(offers: QuerySet[Offer], place: Place | None) -> QuerySet[Offer]:
    rows = offers.annotate(rank=rank(None)).order_by("sort_title", "pk")
    if place is None:
        return rows
    _rank, title, key = place
    return rows.filter(sort_title__gte=title).filter(
        Q(sort_title__gt=title) | Q(sort_title=title, pk__gt=key)
    )


def _hits(offers: QuerySet[Offer], place: Place | None, size: int) -> QuerySet[Offer]:
    """The page of a search: its hits sorted by themselves (along the index of titles one would not find
    them), then the rows of one page read."""
    ranked = {"rank": rank(ahead_of(offers))}
    hits: QuerySet[Any] = offers.annotate(**ranked)
    if place is not None:
        first, title, key = place
        later = Q(sort_title__gt=title) | Q(sort_title=title, pk__gt=key)
        hits = hits.filter(Q(rank__gt=first) | Q(rank=first) & later)
    first_hits = hits.order_by("rank", Concat("sort_title", Value("")), "pk").values("pk")[: size + 1]
    return Offer.objects.filter(pk__in=first_hits).annotate(**ranked).order_by("rank", "sort_title", "pk")


def published_offer(district: District, slug: str) -> dict[str, Any] | None:
    return published_values(published_offers(district).filter(slug=slug)).first()


def published_translations(offer_id: Any) -> list[dict[str, Any]]:
    """The texts of an offer in all languages in which anyone may read them."""
    rows = Offer.objects.published().filter(pk=offer_id, translations__state="published")
    names = ("language", *TEXT_FIELDS, "source_mark", "checked_by", "checked_on")
    values = {f"its_{name}": F(f"translations__{name}") for name in names}
    return [{name: row[f"its_{name}"] for name in names} for row in rows.order_by().values(**values)]


def published_binding_end(district: District, slug: str) -> Any:
    """Last day of the grants that bind an offer to its group; period and binding are public, sums are not."""
    offer = published_offers(district).filter(slug=slug).first()
    return None if offer is None else binding_end(offer)


def binding_end(offer: Offer) -> Any:
    """Last day of the grants that bind it now, None where none does."""
    grants: Any = offer.funding_periods  # a manager of the room to the right
    return max((grant.period_end for grant in grants.forbidding_opening(clock.today())), default=None)


def _write_cursor(row: dict[str, Any]) -> str:
    text = json.dumps([row["sort_title"], str(row["id"]), row.get("rank", 0)], ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_cursor(text: str) -> Place:
    try:
        title, key, first = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return int(first), str(title), str(uuid.UUID(key))
    except (binascii.Error, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadRequest("cursor") from error
