"""The words an offer is described with. Codes are stored, labels are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where an offer stands on its way into and out of the public list (domain paper B3)."""

    DRAFT = "draft", _("Entwurf")
    SUBMITTED = "submitted", _("in Prüfung")
    RETURNED = "returned", _("zurückgegeben")
    PUBLISHED = "published", _("veröffentlicht")
    PAUSED = "paused", _("ruht")
    ENDED = "ended", _("beendet")
    ARCHIVED = "archived", _("archiviert")


#: Which step may follow which; everything else is refused.
TRANSITIONS: dict[str, set[str]] = {
    Status.DRAFT: {Status.SUBMITTED},
    Status.SUBMITTED: {Status.PUBLISHED, Status.RETURNED, Status.DRAFT},
    Status.RETURNED: {Status.SUBMITTED},
    Status.PUBLISHED: {Status.PAUSED, Status.ENDED},
    Status.PAUSED: {Status.PUBLISHED, Status.ENDED},
    Status.ENDED: {Status.ARCHIVED},
    Status.ARCHIVED: set(),
}
#: The person may write straight into the record; later, changes wait in a revision.
WRITABLE = frozenset({Status.DRAFT, Status.RETURNED})
#: The record has a public version that only an approved revision changes.
REVISED = frozenset({Status.PUBLISHED, Status.PAUSED})


class RevisionState(models.TextChoices):
    """Where a change to a published offer stands."""

    DRAFT = "draft", _("Änderung begonnen")
    SUBMITTED = "submitted", _("Änderung in Prüfung")
    RETURNED = "returned", _("Änderung zurückgegeben")
    APPROVED = "approved", _("Änderung freigegeben")
    DISCARDED = "discarded", _("Änderung verworfen")


REVISION_TRANSITIONS: dict[str, set[str]] = {
    RevisionState.DRAFT: {RevisionState.SUBMITTED, RevisionState.DISCARDED},
    RevisionState.SUBMITTED: {RevisionState.APPROVED, RevisionState.RETURNED},
    RevisionState.RETURNED: {RevisionState.SUBMITTED, RevisionState.DISCARDED},
    RevisionState.APPROVED: set(),
    RevisionState.DISCARDED: set(),
}
OPEN_REVISION = frozenset({RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.RETURNED})


class Openness(models.TextChoices):
    """Who may come: the three doors."""

    OPEN = "open", _("offen für alle")
    ON_REQUEST = "open_on_request", _("auf Anfrage offen")
    TARGET_GROUP = "target_group", _("nur Zielgruppe")


class TargetGroup(models.TextChoices):
    """For whom an offer or a grant is meant, where it is not for everybody."""

    REFUGEES = "refugees", _("geflüchtete Menschen")
    NEWCOMERS = "newcomers", _("Neuzugewanderte")
    EU_CITIZENS = "eu_citizens", _("Zugewanderte aus der EU")
    COURSE_ENTITLED = "course_entitled", _("Menschen mit Kursberechtigung")
    WOMEN = "women", _("Frauen")
    PARENTS = "parents", _("Eltern")
    CHILDREN = "children", _("Kinder")
    YOUTH = "youth", _("Jugendliche")
    TRAINEES = "trainees", _("Auszubildende")
    SENIORS = "seniors", _("ältere Menschen")
    JOB_SEEKERS = "job_seekers", _("Arbeitsuchende")
    DISABLED = "disabled", _("Menschen mit Behinderung")
    VIOLENCE = "violence", _("von Gewalt Betroffene")
    DISCRIMINATED = "discriminated", _("von Diskriminierung Betroffene")
    QUEER = "queer", _("LSBTIQ*")
    VOLUNTEERS = "volunteers", _("Engagierte")
    PROFESSIONALS = "professionals", _("Fachkräfte")


class ClosedReason(models.TextChoices):
    """Why an offer is not open to everybody."""

    FUNDING = "funding", _("Förderregel")
    TOPIC = "topic", _("Thema verlangt es")
    PROTECTION = "protection", _("Schutzraum")
    CAPACITY = "capacity", _("Plätze reichen nicht")


class GenderOnly(models.TextChoices):
    """A limit to one gender; always a matter of protection."""

    WOMEN = "women", _("nur für Frauen")
    MEN = "men", _("nur für Männer")
    WOMEN_INTER_TRANS = "flinta", _("nur für Frauen, trans, inter und nichtbinäre Menschen")


class GermanLevel(models.TextChoices):
    """How much German a person needs to take part."""

    NONE = "none", _("kein Deutsch nötig")
    A1 = "A1", _("A1: wenige Worte")
    A2 = "A2", _("A2: einfache Sätze")
    B1 = "B1", _("B1: Alltag")
    B2 = "B2", _("B2: Beruf")
    C1 = "C1", _("C1: fast alles")


class Registration(models.TextChoices):
    """How a person gets in."""

    NONE = "none", _("ohne Anmeldung")
    INFORMAL = "informal", _("Anruf oder kurze Nachricht")
    FORM = "form", _("schriftlich mit Formular")
    REFERRAL = "referral", _("nur mit Zuweisung")


class PlaceKind(models.TextChoices):
    """Where it happens."""

    ADDRESS = "address", _("an einem Ort")
    ONLINE = "online", _("online")
    OUTREACH = "outreach", _("kommt zu den Menschen")
    DISTRICT_WIDE = "district_wide", _("im ganzen Kreis")


class AddressVisibility(models.TextChoices):
    """Whether the public reads the address; protected rooms are hidden unless somebody decides otherwise."""

    STANDARD = "standard", _("wie üblich: öffentlich, bei Schutzräumen verborgen")
    PUBLIC = "public", _("öffentlich")
    HIDDEN = "hidden", _("nicht öffentlich, wird auf Anfrage genannt")


class YesNoUnknown(models.TextChoices):
    """An answer that may be missing: nobody is sent to a step that nobody has looked at."""

    YES = "yes", _("ja")
    NO = "no", _("nein")
    UNKNOWN = "unknown", _("keine Angabe")


class Freshness(models.TextChoices):
    """Whether the provider has lately confirmed that the offer is still true."""

    FRESH = "fresh", _("aktuell")
    DUE = "due", _("zu bestätigen")
    OVERDUE = "overdue", _("überfällig")


class Visibility(models.TextChoices):
    """Who may know of a published offer."""

    PUBLIC = "public", _("öffentlich")
    NETWORK = "network", _("nur im Netz: für Menschen mit Zugang, nicht öffentlich")


class Weekday(models.TextChoices):
    """The days of the week by the codes of iCalendar (RFC 5545)."""

    MO = "MO", _("Montag")
    TU = "TU", _("Dienstag")
    WE = "WE", _("Mittwoch")
    TH = "TH", _("Donnerstag")
    FR = "FR", _("Freitag")
    SA = "SA", _("Samstag")
    SU = "SU", _("Sonntag")


class Rhythm(models.TextChoices):
    """How often a regular time comes back."""

    WEEKLY = "weekly", _("jede Woche")
    FORTNIGHTLY = "fortnightly", _("alle zwei Wochen")
    FIRST = "first", _("am 1. im Monat")
    SECOND = "second", _("am 2. im Monat")
    THIRD = "third", _("am 3. im Monat")
    FOURTH = "fourth", _("am 4. im Monat")
    LAST = "last", _("am letzten im Monat")
