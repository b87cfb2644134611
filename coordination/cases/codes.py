"""Codes of case work (domain paper D2, D3). Bands instead of exact values, so that nobody is recognised."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryPath(models.TextChoices):
    SELF = "self", _("selbst gekommen")
    REFERRAL = "referral", _("weitergeleitet")
    OUTREACH = "outreach", _("aufgesucht")
    AUTHORITY = "authority", _("von einer Behörde geschickt")


class Complexity(models.TextChoices):
    SHORT = "kurzberatung", _("Kurzberatung")
    COUNSELLING = "beratung", _("Beratung")
    CASE_MANAGEMENT = "case_management", _("Case Management")


class Phase(models.TextChoices):
    INTAKE = "intake", _("Aufnahme")
    ASSESSMENT = "assessment", _("Einschätzung")
    PLANNING = "planning", _("Planung")
    LINKING = "linking", _("Vermittlung")
    MONITORING = "monitoring", _("Begleitung")
    EVALUATION = "evaluation", _("Auswertung")
    CLOSED = "closed", _("abgeschlossen")


P = Phase
#: Phases follow each other; from any open one a case can be closed with a reason.
TRANSITIONS: dict[str, frozenset[str]] = {
    P.INTAKE: frozenset({P.ASSESSMENT, P.CLOSED}),
    P.ASSESSMENT: frozenset({P.PLANNING, P.CLOSED}),
    P.PLANNING: frozenset({P.ASSESSMENT, P.LINKING, P.CLOSED}),
    P.LINKING: frozenset({P.PLANNING, P.MONITORING, P.CLOSED}),
    P.MONITORING: frozenset({P.PLANNING, P.EVALUATION, P.CLOSED}),
    P.EVALUATION: frozenset({P.CLOSED}),
    P.CLOSED: frozenset({P.ASSESSMENT}),
}
#: The order in which a page shows the phases.
OPEN_PHASES = (P.INTAKE, P.ASSESSMENT, P.PLANNING, P.LINKING, P.MONITORING, P.EVALUATION)


class ClosingReason(models.TextChoices):
    GOAL_REACHED = "goal_reached", _("Ziel erreicht")
    HANDED_OVER = "handed_over", _("übergeben")
    MOVED_AWAY = "moved_away", _("weggezogen")
    CONTACT_LOST = "contact_lost", _("Kontakt verloren")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    OTHER = "other", _("anderer Grund")


class AgeBand(models.TextChoices):
    UNDER_18 = "u18", _("unter 18")
    FROM_18 = "18-26", _("18 bis 26")
    FROM_27 = "27-39", _("27 bis 39")
    FROM_40 = "40-59", _("40 bis 59")
    FROM_60 = "60+", _("60 und älter")


class HouseholdBand(models.TextChoices):
    ONE = "1", _("allein")
    SMALL = "2-3", _("2 bis 3 Personen")
    LARGE = "4+", _("4 und mehr Personen")


class ResidenceGroup(models.TextChoices):
    EU = "eu", _("EU-Freizügigkeit")
    PERMITTED = "permitted", _("mit Aufenthaltserlaubnis")
    PENDING = "pending", _("im Verfahren oder geduldet")
    GERMAN = "german", _("deutsche Staatsangehörigkeit")


class NeedStatus(models.TextChoices):
    OPEN = "open", _("offen")
    IN_PROGRESS = "in_progress", _("in Arbeit")
    MET = "met", _("gedeckt")
    DROPPED = "dropped", _("entfallen")


class Priority(models.TextChoices):
    HIGH = "1", _("hoch")
    MEDIUM = "2", _("mittel")
    LATER = "3", _("später")


class ContactKind(models.TextChoices):
    IN_PERSON = "persoenlich", _("persönlich")
    PHONE = "telefon", _("Telefon")
    ONLINE = "online", _("online")
    OUTREACH = "aufsuchend", _("aufsuchend")
    WITH_OTHERS = "mit_dritten", _("mit Dritten")


class DurationBand(models.TextChoices):
    SHORT = "15", _("bis 15 Minuten")
    MEDIUM = "45", _("bis 45 Minuten")
    LONG = "45+", _("über 45 Minuten")
