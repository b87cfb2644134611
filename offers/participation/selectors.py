"""Reading dates, sign-ups, cards. Public pages use only what is called `published_…`."""

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from coordination.network.models import Organisation
from offers.catalogue.models import Offer
from offers.participation.choices import HOLDING, Status
from offers.participation.models import (
    Certificate,
    CertificateProgramme,
    Module,
    Participation,
    ProgrammeVersion,
    Session,
    Stamp,
    StampCard,
)

#: Numbers of a date, counted with its row.
COUNTS = {
    "held": Count("participations", filter=Q(participations__status__in=HOLDING, participations__is_walk_in=False)),
    "waiting": Count("participations", filter=Q(participations__status=Status.WAITING)),
    "attended": Count("participations", filter=Q(participations__status=Status.ATTENDED)),
}  # fmt: skip


# --- For people who signed in, through the door ----------------------------------------------
def session_rows(user: Any, action: str = "L") -> QuerySet[Session]:
    """Dates the person may list, with what they show, in one statement."""
    return (
        Session.objects.allowed_to(user, action)
        .select_related("offer__provider", "module", "district")
        .annotate(**COUNTS)
    )


def sessions_of(user: Any, offer: Offer) -> QuerySet[Session]:
    return session_rows(user, "V").filter(offer=offer).order_by("starts_at")


def offer_sessions(offer: Offer) -> QuerySet[Session]:
    """All dates of an offer the caller has reached through its door."""
    return Session.objects.filter(offer=offer)


def participations_of(user: Any, session: Session) -> list[Participation]:
    """The numbers of a date, if the person may see them; waiting ones in the order of the list."""
    return list(
        Participation.objects.visible_to(user)
        .filter(session=session)
        .select_related("card")
        .order_by("number")
    )


def programme_rows(user: Any) -> QuerySet[CertificateProgramme]:
    return (
        CertificateProgramme.objects.allowed_to(user, "L")
        .select_related("provider")
        .annotate(
            card_count=Count("cards", distinct=True), certificate_count=Count("certificates", distinct=True)
        )
    )


def card_rows(user: Any) -> QuerySet[StampCard]:
    """Cards with how many required modules they have and whether there is a certificate."""
    stamped = Count("stamps", filter=Q(stamps__module__required=True), distinct=True)
    needed = Count(
        "programme_version__modules", filter=Q(programme_version__modules__required=True), distinct=True
    )
    return (
        StampCard.objects.allowed_to(user, "L")
        .select_related("programme", "programme_version", "certificate")
        .annotate(stamped=stamped, needed=needed)
    )


def cards_to_certify(user: Any) -> QuerySet[StampCard]:
    """Full cards without a certificate that the person may certify."""
    lacking = Module.objects.filter(version_of=OuterRef("programme_version"), required=True).exclude(
        pk__in=Stamp.objects.filter(card=OuterRef(OuterRef("pk"))).values("module")
    )
    return (
        StampCard.objects.allowed_to(user, "P")
        .filter(certificate__isnull=True)
        .filter(Exists(Stamp.objects.filter(card=OuterRef("pk"))), ~Exists(lacking))
        .select_related("programme")
    )  # fmt: skip


def sessions_without_attendance(user: Any, now: dt.datetime) -> QuerySet[Session]:
    """Past dates of the last eight weeks where somebody is still only signed up."""
    open_ones = Participation.objects.filter(session=OuterRef("pk"), status=Status.REGISTERED)
    return (
        Session.objects.editable_by(user)
        .filter(ends_at__lt=now, ends_at__gt=now - dt.timedelta(weeks=8), cancelled_at__isnull=True)
        .filter(Exists(open_ones))
        .select_related("offer")
        .order_by("starts_at")
    )


def offers_without_sessions(user: Any, now: dt.datetime) -> QuerySet[Offer]:
    """Published offers whose coming dates are all called off: they go on, and somebody should say how."""
    coming = Session.objects.filter(offer=OuterRef("pk"), starts_at__gt=now)
    return (
        Offer.objects.editable_by(user)
        .filter(status="published")
        .filter(
            Exists(coming.filter(cancelled_at__isnull=False)),
            ~Exists(coming.filter(cancelled_at__isnull=True)),
        )
    )


def programme_providers(user: Any) -> QuerySet[Organisation]:
    """Organisations that may answer for a certificate: of the district, or the person's own."""
    rows = Organisation.objects.visible_to(user).filter(status="active", district=user.acting_district)
    own = [m.organisation_id for m in user.acting_memberships if m.organisation_id]
    return rows.filter(pk__in=own) if own else rows


def programme_offers(user: Any, programme: CertificateProgramme) -> QuerySet[Offer]:
    """Offers whose dates may carry modules: those the person may change, and those linked already."""
    own = Offer.objects.editable_by(user).filter(district=user.acting_district).exclude(status="archived")
    if programme._state.adding:
        return own
    linked = programme.offers.through.objects.filter(certificateprogramme=programme)
    return Offer.objects.filter(Q(pk__in=own.order_by().values("pk")) | Q(pk__in=linked.values("offer")))


def versions_of(programme: CertificateProgramme) -> list[Any]:
    """Its versions with their modules and how many cards began with each."""
    return list(programme.versions.prefetch_related("modules").annotate(card_count=Count("cards")))


def exportable_sessions(user: Any) -> QuerySet[Session]:
    """Dates that count for the statistics of the person: not called off, with their attendances."""
    return session_rows(user, "E").filter(cancelled_at__isnull=True).order_by("starts_at", "pk")


def exportable_certificates(user: Any) -> QuerySet[Certificate]:
    return Certificate.objects.allowed_to(user, "E").select_related("programme")


# --- For services and pages behind a door ----------------------------------------------------
def module_choices(offer: Offer) -> QuerySet[Module]:
    """Modules of the versions in force of the programmes an offer feeds; of each programme the newest."""
    newer = ProgrammeVersion.objects.filter(
        programme=OuterRef("version_of__programme"),
        in_force_from__isnull=False,
        number__gt=OuterRef("version_of__number"),
    )
    return Module.objects.filter(
        ~Exists(newer), version_of__in_force_from__isnull=False, version_of__programme__offers=offer
    ).select_related("version_of__programme")


def current_version(programme: CertificateProgramme) -> ProgrammeVersion | None:
    return programme.versions.filter(in_force_from__isnull=False).order_by("-number").first()


def draft_version(programme: CertificateProgramme) -> ProgrammeVersion | None:
    return programme.versions.filter(in_force_from__isnull=True).first()


def held_places(session: Session) -> int:
    """Places that are promised. Who came without a sign-up sits there, too, but was promised none."""
    return session.participations.filter(status__in=HOLDING, is_walk_in=False).count()


def first_waiting(session: Session) -> Participation | None:
    return session.participations.filter(status=Status.WAITING).order_by("number").first()


def place_in_line(participation: Participation) -> int:
    """1 for who moves up next."""
    before = Participation.objects.filter(
        session=participation.session_id, status=Status.WAITING, number__lt=participation.number
    )
    return before.count() + 1


def card_of_offer(offer: Offer, number: int) -> StampCard | None:
    """The card with this number in one of the programmes an offer feeds."""
    return StampCard.objects.filter(programme__offers=offer, number=number).first()


def stamped_card(card_rows: QuerySet[StampCard]) -> QuerySet[StampCard]:
    """Cards with everything their page shows."""
    stamps = Prefetch("stamps", Stamp.objects.select_related("module"))
    return card_rows.select_related(
        "programme__provider", "programme_version", "certificate", "district"
    ).prefetch_related("programme_version__modules", stamps)


# --- For everybody ---------------------------------------------------------------------------
def published_sessions(district: Any, offer_slug: str, now: dt.datetime) -> list[Session]:
    """Coming dates of a published offer, called off ones too: they are crossed out, not gone."""
    rows = Session.objects.published().filter(district=district, offer__slug=offer_slug, starts_at__gt=now)
    return list(rows.select_related("offer", "module").annotate(**COUNTS).order_by("starts_at")[:40])


def published_session(district: Any, pk: Any) -> Session | None:
    rows = Session.objects.published().filter(district=district, pk=pk)
    return rows.select_related("offer__provider", "offer__municipality", "module").annotate(**COUNTS).first()


def published_sign_up(district: Any, code: str) -> Participation | None:
    """The sign-up a code belongs to: who knows the code is who signed up."""
    rows = Participation.objects.filter(session__district=district, code=code)
    return rows.select_related("session__offer__provider", "session__module", "session__district").first()


def published_card(token: str) -> StampCard | None:
    """The card behind a token; its page shows stamps and nothing else."""
    return stamped_card(StampCard.objects.filter(token=token)).first()
