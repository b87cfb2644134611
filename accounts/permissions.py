"""Who may do what: the one permission table, written so that an officer can read and check it.

Each cell lists actions and, behind them, how far they reach. Several grants stand side by side:
``"LVp Uo"`` means: list and view what is published, update what belongs to the own organisation.

Actions: L list · V view · C create · U update · X delete or archive · P publish, approve, decide ·
E export.
Reach: ``*`` every district · ``r`` own district · ``o`` own organisation · ``g`` own organisation
where the person manages it · ``m`` own committee · ``s`` self or assigned · ``p`` published part only · ``a`` aggregated numbers only.
A missing role has no right at all. Source: project specification "Permissions", part C2 and C3.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from accounts.roles import FORBIDDEN_COMBINATIONS as FORBIDDEN_COMBINATIONS
from accounts.roles import MFA_ROLES as MFA_ROLES
from accounts.roles import SECOND_PERSON_ROLES as SECOND_PERSON_ROLES
from accounts.roles import SENSITIVE_ROLES as SENSITIVE_ROLES
from accounts.roles import UNGIVEN_ROLES as UNGIVEN_ROLES
from accounts.roles import Role as Role

ACTION_WORDS = {
    "L": _("in Listen sehen"),
    "V": _("ansehen"),
    "C": _("anlegen"),
    "U": _("ändern"),
    "X": _("löschen oder archivieren"),
    "P": _("freigeben oder entscheiden"),
    "E": _("ausgeben"),
}
REACH_WORDS = {
    "*": _("in allen Kreisen"),
    "r": _("im eigenen Kreis"),
    "o": _("der eigenen Organisation"),
    "g": _("der eigenen Organisation, als deren Verwaltung"),
    "m": _("des eigenen Gremiums"),
    "s": _("eigene oder zugewiesene"),
    "p": _("nur Veröffentlichtes"),
    "a": _("nur zusammengefasste Zahlen"),
}


@dataclass(frozen=True)
class Grant:
    """One action and how far it reaches."""

    action: str
    reach: str


@dataclass(frozen=True)
class Resource:
    """A kind of record: its German title, class of protection (S1 public … S4 case) and cells."""

    title: object
    protection: str
    cells: dict[str, str]

    @cached_property
    def grants(self) -> dict[str, tuple[Grant, ...]]:
        return {role: tuple(_parse(cell)) for role, cell in self.cells.items()}


def _parse(cell: str):
    for actions, reach in re.findall(r"([LVCUXPE]+)([rogsmpa*])", cell):
        for action in actions:
            yield Grant(action, reach)


#: The keys are the words in the code; each model names its key in its `door`.
TABLE: dict[str, Resource] = {
    "district": Resource(
        _("Einstellungen des Kreises"),
        "S2",
        {"P": "LVCUX*", "A": "VUr", "K": "Vr", "S": "Vr", "F": "Vr"},
    ),
    "municipality": Resource(
        _("Gemeinden"),
        "S1",
        {"P": "LVCUX*", "A": "LVUr", "Ö": "LVp"} | dict.fromkeys(("K", "S", "F", "I", "N", "T", "B"), "LVr"),
    ),
    "membership": Resource(
        _("Zugänge und Rollen"),
        "S3",
        {"P": "LV*", "A": "LVCUXPr", "K": "LVr", "D": "LVr"},
    ),
    "invitation": Resource(_("Einladungen in das Netz"), "S3", {"A": "LVCUXr"}),
    # Who writes for an organisation is the organisation's own business, within its walls.
    "colleague": Resource(
        _("Zugänge der eigenen Organisation"), "S2", {"A": "LVUXr", "K": "LVr", "N": "LVo CUXg"}
    ),
    "registration": Resource(_("Registrierungen von Trägern"), "S2", {"A": "LVr", "K": "LVPEr", "T": "VUs"}),
    "organisation": Resource(
        _("Organisationen"),
        "S1",
        {
            "P": "LV*",
            "A": "LVUr",
            "K": "LVCUXPEr",
            "S": "LVr",
            "F": "LVr",
            "I": "LVp",
            "N": "LVp LVUo",
            "T": "LVp LVUo",
            "B": "LVp",
            "Ö": "LVp",
        },
    ),
    "organisation_note": Resource(_("Interne Einschätzungen"), "S2", {"K": "LVCUXr"}),
    "contact_person": Resource(
        _("Ansprechpersonen"),
        "S2",
        {"A": "LVr", "K": "LVCUXEr", "S": "LVr", "F": "LVr", "N": "LVCUXo", "Ö": "LVp"},
    ),
    "journal_entry": Resource(_("Kontaktjournal"), "S2", {"K": "LVCUXr"}),
    "task": Resource(
        _("Aufgaben (Wiedervorlage)"),
        "S2",
        {"A": "LVCUs", "K": "LVCUXEr", "S": "LVCUs", "F": "LVCUs", "N": "LVUs", "B": "LVUs"},
    ),
    "offer": Resource(
        _("Angebote, veröffentlicht"),
        "S1",
        {"K": "LVCUXPEr", "N": "LVp LVCUo", "T": "LVp LVCUo"}
        | dict.fromkeys(("P", "A", "S", "F", "I", "U", "B", "Ö"), "LVp"),
    ),
    # A translator reads what is public and writes texts, nothing else.
    "offer_translation": Resource(
        _("Übersetzungen von Angeboten"),
        "S1",
        {
            "P": "LVp",
            "A": "LVp",
            "K": "LVCUXPEr",
            "S": "LVp",
            "F": "LVp",
            "I": "LVp",
            "N": "LVp LVCUXo",
            "T": "LVp",
            "U": "LVCUXPr",
            "B": "LVp",
            "Ö": "LVp",
        },
    ),
    "offer_draft": Resource(
        _("Angebote, Entwurf und Prüfung"), "S2", {"K": "LVCUPr", "N": "LVCUo", "T": "LVCUo"}
    ),
    "offer_report": Resource(_("Gemeldete Fehler in Angeboten"), "S2", {"K": "LVUEr", "N": "LVUo"}),
    "offer_session": Resource(
        _("Termine von Angeboten"),
        "S1",
        {"K": "LVCUXEr", "N": "LVp LVCUXEo"}
        | dict.fromkeys(("P", "A", "S", "F", "I", "T", "U", "B", "Ö"), "LVp"),
    ),
    "participation": Resource(_("Anmeldungen, nur Nummern"), "S2", {"K": "LVCUr", "N": "LVCUo"}),
    "certificate_programme": Resource(
        _("Zertifikate und ihre Module"), "S1", {"A": "LVr", "K": "LVCUEr", "N": "LVr LVCUEo"}
    ),
    "stamp_card": Resource(
        _("Stempelkarten und Urkunden, ohne Namen"), "S2", {"K": "LVCUPEr", "N": "LVCUPEo"}
    ),
    "offer_statistics": Resource(_("Öffnung und Abdeckung, nur Zahlen"), "S1", {"A": "LVEr", "K": "LVEr"}),
    "funding_programme": Resource(_("Förderprogramme"), "S1", {"A": "LVr", "K": "LVCUXEr", "N": "LVr"}),
    "funding_period": Resource(_("Förderperioden"), "S2", {"A": "LVr", "K": "LVCUXPEr", "N": "LVo"}),
    "committee": Resource(
        _("Gremien, Amtszeiten, Sitze"),
        "S1",
        {
            "A": "LVCUr",
            "K": "LVCUXEr",
            "S": "LVp LVCUXEm",
            "F": "LVp",
            "N": "LVp",
            "B": "LVp LVm",
            "Ö": "LVp",
        },
    ),
    # Nobody else's business: not the office's, not the administration's.
    "seat_declaration": Resource(
        _("Freiwillige Angaben zum eigenen Sitz"),
        "S3",
        dict.fromkeys(("A", "K", "S", "F", "I", "N", "B"), "VCUXs"),
    ),
    "seat_statistics": Resource(
        _("Sitzstatistik, nur Zahlen ab 5"), "S1", {"K": "LVEr", "S": "LVEm", "Ö": "LVp"}
    ),
    "meeting": Resource(
        _("Sitzungen und öffentliche Tagesordnung"),
        "S1",
        {"K": "LVCUEr", "S": "LVCUXPEm", "F": "LVp", "N": "LVp", "B": "LVm", "Ö": "LVp"},
    ),
    "check_in": Resource(_("Eigene Eintragung in die Anwesenheit"), "S2", {"S": "LVPm", "B": "LVCs"}),
    "nonpublic_item": Resource(
        _("Nichtöffentliche Tagesordnungspunkte"), "S3", {"K": "LVm", "S": "LVCUXm", "B": "LVm"}
    ),
    "minutes_draft": Resource(_("Niederschriften, Entwurf"), "S3", {"K": "Vm", "S": "LVCUPEm", "B": "Vm"}),
    "minutes_public": Resource(
        _("Niederschriften, öffentlicher Teil"),
        "S1",
        {
            "P": "LV*",
            "A": "LVp",
            "K": "LVEp LVPm",
            "S": "LVEPm",
            "F": "LVp",
            "I": "LVp",
            "N": "LVp",
            "B": "LVp LVm",
            "Ö": "LVp",
        },
    ),
    "minutes_nonpublic": Resource(
        _("Niederschriften, nichtöffentlicher Teil"), "S3", {"K": "LVm", "S": "LVEPm", "B": "Vm"}
    ),
    "minutes_objection": Resource(
        _("Einwendungen gegen Niederschriften"), "S3", {"K": "LVm", "S": "LVCUPm", "B": "LVCUs LVm"}
    ),
    "sitting_allowance": Resource(_("Sitzungsgelder"), "S3", {"S": "LVCUPEm", "B": "LVs"}),
    "resolution": Resource(
        _("Beschlüsse"),
        "S1",
        {"K": "LVUEr", "S": "LVCUEm", "F": "LVp", "N": "LVp", "B": "LVp LVm", "Ö": "LVp"},
    ),
    "circulation_draft": Resource(_("Umlaufverfahren, Entwurf"), "S3", {"S": "LVCUXEm"}),
    "circulation": Resource(_("Umlaufverfahren"), "S2", {"K": "LVr", "S": "LVCUXEm", "B": "LVm"}),
    "paper": Resource(
        _("Anträge und Vorlagen"),
        "S1",
        {
            "K": "LVCUXEr",
            "S": "LVp LVCUXPEm",
            "F": "LVp",
            "N": "LVp",
            "B": "LVp LVCm LVXs",
            "Ö": "LVp",
        },
    ),
    "paper_draft": Resource(
        _("Anträge und Vorlagen, Entwurf"), "S2", dict.fromkeys(("K", "S", "B"), "LVUXs")
    ),
    "paper_nonpublic": Resource(
        _("Anträge und Vorlagen, nichtöffentlich"),
        "S3",
        {"K": "LVCUXm LVXs", "S": "LVCUXPm", "B": "LVm LVXs"},
    ),
    # To read only, and only while the own committee deals with it.
    "paper_hearing": Resource(
        _("Nichtöffentliche Anträge anderer Gremien, die beim eigenen liegen"),
        "S3",
        dict.fromkeys(("K", "S", "B"), "LVm"),
    ),
    "interpreter_pool": Resource(
        _("Sprachmittlerpools"),
        "S2",
        {"A": "LVr", "K": "LVCUXEr", "F": "LVr", "N": "LVr", "I": "LVr"},
    ),
    "interpreter": Resource(
        _("Sprachmittler:innen, Einsatzsicht"), "S2", {"K": "LVCUXEr", "F": "LVr", "I": "VUs"}
    ),
    "interpreter_private": Resource(
        _("Sprachmittler:innen, private Daten"), "S3", {"K": "VCUXr", "I": "VUs"}
    ),
    "booking": Resource(
        _("Anfragen und Einsätze der Sprachmittlung"),
        "S3",
        {"K": "LVCUXPEr", "F": "LVCUXs", "I": "LVUs", "N": "LVCUo"},
    ),
    "barrier": Resource(
        _("Teilhabehürden"), "S2", {"A": "LVr", "K": "LVCUXPEr", "F": "LVCr", "N": "LVCo", "B": "LVp"}
    ),
    "case": Resource(_("Fälle"), "S4", {"F": "LVCUs"}),
    "case_statistics": Resource(
        _("Fallzahlen, zusammengefasst"), "S2", {"A": "LVr", "K": "LVEr", "F": "LVr"}
    ),
    # Areas are public facts, as municipalities are.
    "area": Resource(
        _("Gebiete und ihre Änderungen"),
        "S1",
        {"P": "LV*", "A": "LVr", "K": "LVCUXEr", "F": "LVr", "B": "LVp", "Ö": "LVp"},
    ),
    "indicator": Resource(
        _("Indikatoren und ihre Werte"),
        "S2",
        {"P": "LV*", "A": "LVr", "K": "LVCUXPEr", "F": "LVr", "B": "LVp", "Ö": "LVp"},
    ),
    # Immutable, so nobody changes or deletes; the public reads a position in the released report.
    "cluster_run": Resource(
        _("Vergleich der Kreise"), "S1", {"P": "LV*", "A": "LVr", "K": "LVCEr", "F": "LVr"}
    ),
    "concept": Resource(
        _("Integrationskonzept und Ziele"),
        "S1",
        {"A": "LVr", "K": "LVCUXPEr", "F": "LVr"} | dict.fromkeys(("P", "N", "B", "Ö"), "LVp"),
    ),
    # A provider sees the measures it has a share in, boards and the public those that are public.
    "measure": Resource(
        _("Maßnahmen des Konzepts"),
        "S2",
        {"A": "LVr", "K": "LVCUXPEr", "F": "LVr", "N": "LVo"} | dict.fromkeys(("P", "B", "Ö"), "LVp"),
    ),
    "measure_progress": Resource(
        _("Stand der Maßnahmen, Meilensteine"),
        "S2",
        {"A": "LVr", "K": "LVCUXEr", "F": "LVr", "N": "LVCUo"},
    ),
    "measure_comment": Resource(
        _("Anmerkungen der Gremien zu Maßnahmen"), "S2", {"A": "LVr", "K": "LVXr", "B": "LVCm"}
    ),
    "training": Resource(
        _("Fortbildungen der Verwaltung, nur Zahlen"), "S2", {"A": "LVr", "K": "LVCUXEr", "F": "LVr"}
    ),
    # One door: drafts for the office, the released report for everybody.
    "report": Resource(
        _("Integrationsbericht"),
        "S2",
        # Drafts for the office, and for a board they were given to (row 29); the released report for everybody.
        {"A": "LVr", "K": "LVCUXPEr"}
        | dict.fromkeys(("P", "F", "I", "N", "Ö"), "LVp")
        | dict.fromkeys(("S", "B"), "LVp Vm"),
    ),
    "report_statement": Resource(
        _("Stellungnahmen von Gremien zum Bericht"),
        "S2",
        {"A": "LVr", "K": "LVCr", "S": "LVp LVCm", "B": "LVp LVm"}
        | dict.fromkeys(("P", "F", "I", "N", "Ö"), "LVp"),
    ),
    "report_house": Resource(
        _("Rechtsgrundlage und Hauswörterbuch der Berichte"), "S2", {"A": "LVr", "K": "LVCUXr"}
    ),
    "import": Resource(_("Einlesen von Tabellen"), "S2", {"A": "LVCr", "K": "LVCs"}),
    "job": Resource(
        _("Aufträge im Hintergrund"),
        "S2",
        {"A": "LVs", "P": "LV*"} | dict.fromkeys(("K", "S", "F", "I", "N", "B"), "LVCXs"),
    ),
    # No cells: a document is reached only through the record it was made for.
    "stored_document": Resource(_("Dokumente (wie der Eintrag, zu dem sie gehören)"), "S3", {}),
    "api_token": Resource(
        _("Zugangsschlüssel für Programme"),
        "S3",
        {"P": "LVX*", "A": "LVCXs", "K": "LVCXs", "N": "LVCXs", "D": "LVr"},
    ),
    "notification": Resource(
        _("Mitteilungen"),
        "S2",
        dict.fromkeys(("P", "A", "K", "S", "F", "I", "N", "T", "U", "B", "D"), "LVUs"),
    ),
    "saved_view": Resource(
        _("Gesicherte Ansichten"),
        "S2",
        dict.fromkeys(("A", "K", "S"), "LVCUXPs LVp")
        | dict.fromkeys(("F", "I", "N", "B", "D"), "LVCUXs LVp"),
    ),
    "audit": Resource(
        _("Verlauf und Protokoll"),
        "S3",
        {"A": "LVr", "D": "LVEr"} | dict.fromkeys(("K", "S", "F", "I", "N", "B", "P"), "LVs"),
    ),
    "mail": Resource(
        _("Postausgang"),
        "S3",
        {"P": "LV*", "A": "LVr", "K": "LVs", "S": "LVs", "F": "LVs", "I": "LVs", "N": "LVs", "B": "LVs"},
    ),
}


def grants_for(role: str, resource: str) -> tuple[Grant, ...]:
    """All grants of a role on a kind of record; an unknown resource is a programming error."""
    return TABLE[resource].grants.get(role, ())


def reaches(role: str, resource: str, action: str) -> list[str]:
    """How far an action of a role reaches, e.g. ``["p", "o"]``."""
    return [grant.reach for grant in grants_for(role, resource) if grant.action == action]
