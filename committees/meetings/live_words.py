"""What the script of the live page says; the words are translated here, never in the script."""

from django.utils.translation import gettext as _


def live_words() -> dict[str, str]:
    """Sentences by the name the script knows them by; `{n}`, `{uhr}`, `{was}` are filled in there."""
    return _vote_words() | {
        "weg": _("Keine Verbindung seit {uhr} Uhr."),
        "weiter": _(
            "Sie können weiterschreiben: Alles liegt auf diesem Gerät und wird gesendet, sobald das Netz da ist."
        ),
        "ohnekopie": _(
            "Sie können weiterschreiben: Alles liegt auf diesem Gerät. Bitte die Seite nicht neu laden, bis das Netz da ist."
        ),
        "nurmitnetz": _("Dafür braucht es eine Verbindung. Diese Seite bleibt offen, nichts geht verloren."),
        "wartet0": _("Kein Eintrag wartet."),
        "wartet1": _("Ein Eintrag wartet."),
        "warten": _("{n} Einträge warten."),
        "sendet": _("Die Verbindung ist da. Einträge werden gesendet."),
        "gesendet": _("Alles ist gesendet."),
        "abgemeldet": _("Sie sind abgemeldet. Ihre Einträge liegen auf diesem Gerät."),
        "anmelden": _("Neu anmelden und senden"),
        "abgelehnt": _("Dieser Eintrag wurde nicht angenommen:"),
        "halt": _("Die folgenden warten, bis Sie hier entschieden haben."),
        "nochmal": _("Noch einmal senden"),
        "verwerfen": _("Verwerfen"),
        "aendern": _("Ändern"),
        "uhrzeit": _("Uhrzeit"),
        "wortlaut": _("Text"),
        "um": _("{uhr} Uhr"),
        "fertig": _("{was}: eingetragen."),
        "wartend": _("{was}: wartet auf die Verbindung."),
        "kommt": _("kommt"),
        "geht": _("geht"),
        "entwurf": _("Auf diesem Gerät gesichert, noch nicht gesendet."),
        "gesichert": _("Gesichert um {uhr} Uhr."),
        "neuer": _(
            "Inzwischen hat jemand anderes diesen Text geändert. Beim Sichern sehen Sie beide Fassungen."
        ),
        "unerreichbar": _(
            "Dieser Punkt ist ohne Verbindung nicht zu sehen. Einträge zu diesem Punkt gehen weiter."
        ),
        "keiner": _("Niemand passt zu „{was}“."),
        "treffer": _("{n} passen. Pfeiltasten wählen, Enter trägt ein."),
        "ohneplatz": _("Dieses Gerät kann nichts zwischenspeichern. Bitte die Seite nicht schließen."),
        "stoerung": _("Der Eintrag kam nicht an: Störung {n}. Er wird noch einmal gesendet."),
        "verschwunden": _("Dazu gibt es keinen Eintrag mehr, oder Sie dürfen das nicht mehr."),
    }


def _vote_words() -> dict[str, str]:
    """Around figures and voices."""
    return {
        "zahlen": _("Noch nicht festgehalten: Diese Zahlen von {uhr} Uhr liegen nur auf diesem Gerät."),
        "zahlenalt": _(
            "Inzwischen steht hier ein Ergebnis. Ihre Zahlen von {uhr} Uhr sind nicht festgehalten: {was}."
        ),
        "summe": _("Summe {n}. Geprüft wird, sobald die Verbindung da ist."),
        "wahlnetz": _("Eine Wahl beginnen geht nur mit Verbindung."),
        "artnetz": _("Die Felder dieser Art sind ohne Verbindung nicht zu sehen."),
        "stimmen": _(
            "{n} von {m} Stimmen eingetragen: Ja {ja}, Nein {nein}, Enthaltung {enth}, nicht teilgenommen {weg}."
        ),
        "zu": _("Geschlossen. Das Ergebnis steht fest, sobald die Verbindung da ist."),
        "mitstimmen": _("Mit ihm gehen {n} Stimmen, die dazu eingetragen sind."),
    }
