"""Invented content for the pattern page, so that each part can be looked at with real words."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.clock import BERLIN
from desk.shell.icons import ICONS


def sample_parts() -> dict[str, Any]:
    """What `desk/shell/patterns.html` shows."""
    return {
        "icons": list(ICONS),
        "chips": [
            {"label": _("Gemeinde"), "value": "Lindtal, Erlenbrück", "remove_url": "#inhalt"},
            {"label": _("Öffnung"), "value": _("nur Zielgruppe"), "remove_url": "#inhalt"},
        ],
        "pager": {
            "line": _("Zeile 51 bis 100 von mehr als 1.000"),
            "previous_url": "#inhalt",
            "next_url": "#inhalt",
        },
        "percent_line": _("62 %, noch etwa 20 Sekunden. Sie können weiterarbeiten."),
        "rules": RULES,
        "facts": [
            (_("Anschrift"), "Mühlgasse 4\n99998 Lindtal"),
            (_("Sprachen"), _("Deutsch, Arabisch, Tigrinya, Türkisch")),
            (_("Zugang"), None),
        ],
        "history": HISTORY,
        "entries": DATES,
        "stations": STATIONS,
        "grants": GRANTS,
    }


RULES = [
    {
        "tone": "gut",
        "result": _("Frist eingehalten:"),
        "sentence": _("zwischen Ladung und Sitzung liegen 9 volle Tage."),
        "source": _("§ 4 Abs. 1 GeschO, Zählweise: ohne Tag der Ladung und der Sitzung"),
    },
    {
        "tone": "warn",
        "result": _("Zu kurz:"),
        "sentence": _("bis Di, 10.03.2026 sind es 7 volle Tage. Eine Abkürzung braucht einen Grund."),
        "source": _("§ 4 Abs. 2 GeschO"),
    },
    {
        "tone": "fehler",
        "result": _("Kein Beschluss möglich:"),
        "sentence": _("8 von 17 Sitzen im Raum, nötig sind 9."),
        "source": _("§ 7 Abs. 1 GeschO"),
    },
]

HISTORY = [
    {
        "action": _("Wohnungsführerschein für alle, neue Fassung eingereicht"),
        "actor_name": "Amal Haddad",
        "at": dt.datetime(2026, 2, 28, 10, 12, tzinfo=BERLIN),
        "changes": [
            (_("Ort"), "Gemeindesaal Lindtal", "Stadtbücherei Auenstadt"),
            (_("Plätze"), "", "20"),
        ],
    },
    {
        "action": _("Organisation bestätigt"),
        "actor_name": "Selin Arndt",
        "at": dt.datetime(2026, 1, 15, 9, 0, tzinfo=BERLIN),
        "reason": _("Jahresgespräch"),
    },
]

DATES = [
    {"at": dt.datetime(2026, 2, 19, 16, 0, tzinfo=BERLIN), "text": _("Arbeitskreis Wohnen")},
    {"at": dt.datetime(2026, 3, 17, 14, 0, tzinfo=BERLIN), "text": _("Beirat für Teilhabe"), "is_now": True},
    {"at": dt.date(2026, 3, 31), "text": _("Förderung endet"), "line": _("Sprachtreffs im Ehrenamt")},
]

STATIONS = [
    {"kind": _("Hürde"), "title": "H-2026-03", "line": _("26.02.2026, aus 4 Fällen"), "icon": "barrier"},
    {"kind": _("Tagesordnung"), "title": _("Beirat, TOP 4"), "line": "Di, 17.03.2026", "icon": "committee"},
    {"kind": _("Beschluss"), "title": "B-2026-09", "line": _("8 Ja, 1 Nein"), "icon": "resolution"},
    {
        "kind": _("Maßnahme"),
        "title": _("W-12 Merkblatt"),
        "line": "30.06.2026",
        "icon": "measure",
        "step": "now",
    },
    {"kind": _("Indikator"), "title": _("Bescheinigungen"), "icon": "monitoring", "step": "open"},
    {"kind": _("Bericht"), "title": _("Kapitel Wohnen"), "icon": "report", "step": "open"},
]

GRANTS = [
    {
        "programme": "Ankommen vor Ort",
        "number": "AV-2025-0317",
        "amount": Decimal("48600"),
        "ends_on": dt.date(2026, 12, 31),
        "next": _("endet ohne Folge"),
        "tone": "fehler",
    },
    {
        "programme": "Sparkassenstiftung Auental",
        "number": "SP-2026-004",
        "amount": Decimal("6000"),
        "ends_on": dt.date(2026, 12, 31),
        "next": _("Folgeantrag gestellt"),
        "tone": "gut",
    },
]
