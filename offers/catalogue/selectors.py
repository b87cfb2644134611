"""Reading offers. Public pages use only what is called `published_…`."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.districts.models import Municipality
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from coordination.network.models import Function, Organisation
from offers.catalogue.choices import OPEN_REVISION, REVISED, ClosedReason, RevisionState, Status
from offers.catalogue.models import Offer, OfferRevision

#: Anyone can simply come, as `rules.is_low_threshold` says it of one offer.
LOW_THRESHOLD = Q(
    german_level="none", residence_required=False, registration__in=["none", "informal"], cost=0
)
#: States of a notice in which no money came of it.
NO_MONEY = ("idea", "rejected", "withdrawn")
#: Days before a planned opening on which the page "Heute" begins to name it.
OPENING_NEAR = 90


# --- For people who signed in, through the door ----------------------------------------------
def offer_rows(user: Any) -> QuerySet[Offer]:
    """Offers the person may list, with what the columns of the list show, in one statement.

    Asked per row of the page, not joined: a hundred thousand offers cost as much as fifty.
    """
    grants = Offer.funding_periods.through.objects.filter(
        offer=OuterRef("pk"), fundingperiod__status__in=["approved", "running"]
    )
    ends = grants.order_by("fundingperiod__period_end").values("fundingperiod__period_end")[:1]
    return (
        Offer.objects.allowed_to(user, "L")
        .select_related("provider", "municipality")
        .annotate(funded_until=Subquery(ends), has_open_change=Exists(_submitted_changes()))
    )


def waiting_for_review(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """Of some offers those that wait for approval, new ones and changes."""
    new = rows.filter(status=Status.SUBMITTED).order_by().values("pk")
    changed = OfferRevision.objects.filter(state=RevisionState.SUBMITTED).order_by().values("offer")
    # One list of keys: of two, joined by OR, PostgreSQL would pass all rows of the district.
    return rows.filter(pk__in=new.union(changed, all=True))


def with_a_grant_ending(
    rows: QuerySet[Offer], first: dt.date | None, last: dt.date | None
) -> QuerySet[Offer]:
    """Of some offers those with any grant that ends in these days: begins at the few grants."""
    grants = Offer.funding_periods.through.objects.all()
    if first:
        grants = grants.filter(fundingperiod__period_end__gte=first)
    if last:
        grants = grants.filter(fundingperiod__period_end__lte=last)
    return rows.filter(pk__in=grants.values("offer"))


def _submitted_changes() -> QuerySet[OfferRevision]:
    return OfferRevision.objects.filter(offer=OuterRef("pk"), state=RevisionState.SUBMITTED)


def offers_to_review(user: Any) -> QuerySet[Offer]:
    """Offers that wait for approval and that the person may approve, who waits longest first.

    `changed_at`: when a change of a published offer was handed in, `handed_in`: that, or when the new offer was.
    """
    changed = _submitted_changes().values("submitted_at")[:1]
    return (
        waiting_for_review(Offer.objects.allowed_to(user, "P"))
        .select_related("provider", "district")
        .annotate(
            changed_at=Subquery(changed), handed_in=Coalesce("changed_at", "submitted_at", "updated_at")
        )
        .order_by("handed_in", "pk")
    )


def offers_to_confirm(user: Any, today: dt.date) -> QuerySet[Offer]:
    """Own published offers whose confirmation is due; the oldest first."""
    soon = today + dt.timedelta(days=30)
    rows = Offer.objects.editable_by(user).filter(status__in=REVISED, overdue_on__lte=soon)
    return rows.order_by("overdue_on")


def own_offers(user: Any) -> QuerySet[Offer]:
    """All offers of the organisations the person writes for, in every state."""
    organisations = [m.organisation_id for m in user.acting_memberships if m.organisation_id]
    return (
        Offer.objects.visible_to(user)
        .filter(provider__in=organisations)
        .select_related("provider", "municipality", "district")
        .prefetch_related("revisions")
    )


def offers_of(user: Any, provider: Organisation) -> QuerySet[Offer]:
    return Offer.objects.visible_to(user).filter(provider=provider).select_related("municipality")


def open_revision_of(offer: Offer) -> OfferRevision | None:
    return OfferRevision.objects.filter(offer=offer, state__in=OPEN_REVISION).select_related("offer").first()


def visible_revision_of(user: Any, offer: Offer) -> OfferRevision | None:
    """The change that waits, if the person may know of it."""
    return (
        OfferRevision.objects.visible_to(user)
        .filter(offer=offer, state__in=OPEN_REVISION)
        .select_related("offer__provider", "author", "submitted_by", "decided_by")
        .first()
    )


def editors_of(provider: Organisation, day: dt.date) -> QuerySet[User]:
    """People who may write for a provider on a day."""
    editors = Membership.objects.active_on(day).filter(organisation=provider, role=Role.NGO_EDITOR)
    return User.objects.filter(is_active=True, memberships__in=editors).distinct()


def provider_choices(user: Any) -> QuerySet[Organisation]:
    """Organisations for which the person may enter an offer."""
    rows = Organisation.objects.visible_to(user).filter(district=user.active_district)
    if Role.COORDINATOR in user.roles:
        return rows.filter(status="active")
    own = [m.organisation_id for m in user.acting_memberships if m.organisation_id]
    return rows.filter(pk__in=own, status__in=["active", "pending"])


def provider_named(user: Any) -> QuerySet[Organisation]:
    """Organisations of the district whose offers a link may ask for."""
    return Organisation.objects.visible_to(user).filter(district=user.active_district)


def contact_choices(user: Any, provider: Organisation | None = None) -> QuerySet[Function]:
    rows = Function.objects.visible_to(user).select_related("person", "organisation")
    return rows.filter(organisation=provider) if provider is not None else rows


def grant_model() -> Any:
    """The notices of grant, which lie to the right of this slice."""
    return Offer._meta.get_field("binding_grant").related_model


def grant_choices(user: Any, providers: list[Any], offer: Offer | None = None) -> QuerySet[Any]:
    """Notices a funding rule of an offer may stand in: granted or applied for by its providers, or linked to it."""
    condition = Q(grantee__in=providers)
    if offer is not None and not offer._state.adding:
        condition |= Q(offers=offer)
    rows = grant_model().objects.visible_to(user).filter(condition).exclude(status__in=NO_MONEY)
    return rows.select_related("programme").distinct().order_by("-period_end", "title", "pk")


def grants_of_provider(offer: Offer) -> QuerySet[Any]:
    """Notices that could be the reason why an offer is closed, whoever asks: the rule is the same for all."""
    rows = grant_model().objects.filter(Q(grantee=offer.provider_id) | Q(offers=offer))
    return rows.filter(programme__forbids_opening=True).exclude(status__in=NO_MONEY)


def municipality_choices(user: Any) -> QuerySet[Municipality]:
    return Municipality.objects.visible_to(user).filter(district=user.active_district)


def offers_to_open(user: Any, today: dt.date) -> QuerySet[Offer]:
    """Offers closed because of their funding although no grant in force binds them any more (B-09)."""
    grants = Offer.funding_periods.through.objects.filter(offer=OuterRef("pk"))
    binding = grants.filter(
        fundingperiod__programme__forbids_opening=True,
        fundingperiod__status__in=["approved", "running"],
        fundingperiod__period_end__gte=today,
    )
    return (
        Offer.objects.editable_by(user)
        .filter(status=Status.PUBLISHED, target_group_reason=ClosedReason.FUNDING)
        .filter(Exists(grants) | Q(binding_grant__isnull=False), ~Exists(binding))
        .exclude(
            binding_grant__programme__forbids_opening=True,
            binding_grant__status__in=["approved", "running"],
            binding_grant__period_end__gte=today,
        )
        .select_related("provider")
    )


def offers_opening_soon(user: Any, today: dt.date) -> QuerySet[Offer]:
    """Published offers of which somebody planned the opening for these weeks, the earliest first."""
    last = today + dt.timedelta(days=OPENING_NEAR)
    rows = Offer.objects.editable_by(user).filter(status=Status.PUBLISHED, opens_on__lte=last)
    return rows.select_related("provider").order_by("opens_on", "sort_title")


def searchable_offers(user: Any) -> QuerySet[Offer]:
    return Offer.objects.visible_to(user).select_related("provider")


def own_titles(user: Any) -> list[tuple[str, Any]]:
    """Title and provider of every offer the person may change, for the import's "gibt es schon"."""
    return list(Offer.objects.editable_by(user).values_list("title", "provider"))
