"""Codes of the interpreting trade, as pools use them on their forms (domain paper A3, A4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PoolKind(models.TextChoices):
    LAY = "lay", _("Laienpool")
    PROFESSIONAL = "professional", _("professioneller Pool")
    MIXED = "mixed", _("gemischter Pool")


class LeadDayType(models.TextChoices):
    """Which days count as lead time; one word decides about a day more or less."""

    WORKING_DAY = "arbeitstag", _("Arbeitstage (Mo bis Fr)")
    WEEKDAY = "werktag", _("Werktage (Mo bis Sa)")
    CALENDAR_DAY = "kalendertag", _("Kalendertage")


class ContactVisibility(models.TextChoices):
    NEVER = "never", _("nie")
    AFTER_CONFIRMATION = "after_confirmation", _("nach der Bestätigung")


class InterpreterStatus(models.TextChoices):
    APPLICANT = "applicant", _("beworben")
    IN_TRAINING = "in_training", _("in Schulung")
    ACTIVE = "active", _("aktiv")
    PAUSED = "paused", _("pausiert")
    LEFT = "left", _("ausgeschieden")


class Gender(models.TextChoices):
    FEMALE = "w", _("weiblich")
    MALE = "m", _("männlich")
    DIVERSE = "d", _("divers")
    UNSAID = "", _("keine Angabe")


class GenderWish(models.TextChoices):
    NONE = "none", _("nicht relevant")
    FEMALE = "female", _("möglichst eine Frau")
    MALE = "male", _("möglichst ein Mann")


class Mode(models.TextChoices):
    ONSITE = "onsite", _("vor Ort")
    PHONE = "phone", _("am Telefon")
    VIDEO = "video", _("per Video")


class LanguageLevel(models.TextChoices):
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"
    NATIVE = "native", _("Muttersprache")


class CredentialType(models.TextChoices):
    CONFIDENTIALITY = "confidentiality", _("Verschwiegenheitserklärung")
    POLICE_CERTIFICATE = "police_certificate", _("erweitertes Führungszeugnis (nur Einsicht)")
    BASIC_TRAINING = "basic_training", _("Grundschulung")
    PSYCHOSOCIAL_TRAINING = "psychosocial_training", _("Schulung psychosoziale Gespräche")


#: Without these nobody is offered an assignment (A5.2).
REQUIRED_CREDENTIALS = frozenset(
    {CredentialType.CONFIDENTIALITY, CredentialType.POLICE_CERTIFICATE, CredentialType.BASIC_TRAINING}
)


class Occasion(models.TextChoices):
    PARENT_TALK = "parent_talk", _("Elterngespräch")
    PARENT_EVENING = "parent_evening", _("Elternabend")
    INFO_EVENT = "info_event", _("Informationsveranstaltung")
    DAYCARE_ADMISSION = "daycare_admission", _("Kita-Aufnahme")
    AUTHORITY_VISIT = "authority_visit", _("Behördentermin")
    COUNSELLING = "counselling", _("Beratung")
    HOUSING = "housing", _("Wohnen")
    WORK = "work", _("Arbeit und Ausbildung")
    PSYCHOSOCIAL = "psychosocial", _("psychosoziale Beratung")
    MEDICAL = "medical", _("medizinisches Gespräch")
    AOSF = "aosf", _("Verfahren zum sonderpädagogischen Bedarf (AO-SF)")
    LEGAL = "legal", _("Gespräch mit Rechtsfolgen")
    POLICE_COURT = "police_court", _("Polizei und Gericht")
    LESSON_TRIP = "lesson_trip", _("Unterricht oder Ausflug")
    OTHER = "other", _("Sonstiges")


#: Excluded where a pool runs on state money; each pool may decide otherwise (A2).
USUALLY_EXCLUDED = (
    Occasion.MEDICAL,
    Occasion.AOSF,
    Occasion.LEGAL,
    Occasion.POLICE_COURT,
    Occasion.LESSON_TRIP,
)


class RequestStatus(models.TextChoices):
    """States of a request (A4); `TRANSITIONS` says what may follow."""

    SUBMITTED = "submitted", _("eingegangen")
    SEARCHING = "searching", _("wird vermittelt")
    OFFERED = "offered", _("angefragt")
    ASSIGNED = "assigned", _("zugesagt")
    CONFIRMED = "confirmed", _("bestätigt")
    HELD = "held", _("durchgeführt")
    REJECTED = "rejected", _("abgelehnt")
    UNFILLED = "unfilled", _("nicht vermittelbar")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    CANCELLED = "cancelled_by_requester", _("abgesagt")


S = RequestStatus
TRANSITIONS: dict[str, frozenset[str]] = {
    S.SUBMITTED: frozenset({S.SEARCHING, S.REJECTED, S.WITHDRAWN}),
    S.SEARCHING: frozenset({S.OFFERED, S.ASSIGNED, S.UNFILLED, S.WITHDRAWN}),
    S.OFFERED: frozenset({S.ASSIGNED, S.SEARCHING, S.UNFILLED, S.WITHDRAWN}),
    S.ASSIGNED: frozenset({S.CONFIRMED, S.SEARCHING, S.CANCELLED}),
    S.CONFIRMED: frozenset({S.HELD, S.SEARCHING, S.CANCELLED}),
    S.HELD: frozenset(),
    S.REJECTED: frozenset(),
    S.UNFILLED: frozenset({S.SEARCHING}),
    S.WITHDRAWN: frozenset(),
    S.CANCELLED: frozenset(),
}
#: States in which nobody waits for anything any more.
CLOSED = (S.HELD, S.REJECTED, S.UNFILLED, S.WITHDRAWN, S.CANCELLED)


class RejectionReason(models.TextChoices):
    EXCLUDED_OCCASION = "excluded_occasion", _("Anlass ausgeschlossen")
    NOT_ENTITLED = "requester_not_entitled", _("nicht berechtigt")
    TOO_LATE = "too_late", _("zu kurzfristig")
    OUT_OF_AREA = "out_of_area", _("außerhalb des Gebiets")
    BUDGET = "budget", _("keine Mittel")
    RECURRING = "recurring", _("wiederkehrende Begleitung")
    DUPLICATE = "duplicate", _("doppelt")


class Answer(models.TextChoices):
    OPEN = "open", _("offen")
    ACCEPTED = "accepted", _("zugesagt")
    DECLINED = "declined", _("abgesagt")
    EXPIRED = "expired", _("abgelaufen")
    WITHDRAWN = "withdrawn", _("schon vergeben")
