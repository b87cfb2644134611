"""What a district decides for itself: every key of `District.settings`, what it means, and what it may be.

Whoever reads a setting reads a key of this list; the form of the administration is made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refusal

#: A name, an address, a sentence; and a few paragraphs.
LINE, TEXT = 300, 2000


@dataclass(frozen=True)
class Setting:
    """One key: what it is called, what it does, and its values; without `choices` it is words."""

    key: str
    label: Any
    help_text: Any
    limit: int = LINE
    choices: tuple[tuple[str, Any], ...] = ()
    #: Lines of its field in the form.
    rows: int = 1

    def checked(self, value: str) -> str:
        """The value as it is kept; raises `Refusal` for one that does not exist."""
        value = value.strip()
        if self.choices and value not in dict(self.choices):
            raise Refusal(_("Diesen Wert gibt es nicht."), field=self.key)
        if len(value) > self.limit:
            raise Refusal(_("Höchstens %(limit)d Zeichen.") % {"limit": self.limit}, field=self.key)
        return value


@dataclass(frozen=True)
class SettingGroup:
    """Settings that stand under one heading."""

    title: Any
    hint: Any
    settings: tuple[Setting, ...]


GROUPS = (
    SettingGroup(gettext_lazy("Impressum"), gettext_lazy("Steht auf der Seite „Impressum“ (§ 5 DDG, § 18 Abs. 2 MStV)."), (
        Setting("represented_by", gettext_lazy("Vertreten durch"), gettext_lazy("Landrätin oder Landrat, Oberbürgermeister:in, mit Namen.")),
        Setting("responsible_editor", gettext_lazy("Verantwortlich für den Inhalt"), gettext_lazy("Name und Anschrift."), rows=2),
    )),
    SettingGroup(gettext_lazy("Datenschutz"), gettext_lazy("Steht auf der Seite „Datenschutz“ (Art. 13 und 14 DSGVO)."), (
        Setting("privacy_officer", gettext_lazy("Datenschutzbeauftragte Person"), gettext_lazy("Name, Anschrift, Telefon, E-Mail."), rows=2),
        Setting("retention", gettext_lazy("Wie lange Angaben bleiben"), gettext_lazy("Fristen nach dem Löschkonzept des Kreises. Der Text informiert nur, er löscht nichts."), TEXT, rows=4),
        Setting("supervisory_authority", gettext_lazy("Aufsicht für den Datenschutz"), gettext_lazy("Landesbeauftragte für den Datenschutz mit Anschrift; dort kann man sich beschweren."), rows=2),
    )),
    SettingGroup(gettext_lazy("Barrierefreiheit"), gettext_lazy("Steht in der „Erklärung zur Barrierefreiheit“."), (
        Setting("accessibility_status", gettext_lazy("Vereinbar mit dem Gesetz"), gettext_lazy("Ergebnis der letzten Prüfung."), choices=(
            ("", gettext_lazy("noch nicht geprüft")), ("vollständig", gettext_lazy("vollständig")),
            ("teilweise", gettext_lazy("teilweise")), ("nicht", gettext_lazy("nicht")),
        )),
        Setting("accessibility_law", gettext_lazy("Gesetz und Verordnung"), gettext_lazy("Im Satz „… vereinbar mit …“, zum Beispiel „dem Behindertengleichstellungsgesetz des Landes“.")),
        Setting("accessibility_gaps", gettext_lazy("Was noch nicht barrierefrei ist"), gettext_lazy("Mit Grund und Termin."), TEXT, rows=4),
        Setting("accessibility_checked", gettext_lazy("Wann und wie geprüft wurde"), gettext_lazy("Datum und Art der Prüfung, zum Beispiel „Selbstbewertung am 16. Februar 2026.“")),
        Setting("enforcement_body", gettext_lazy("Durchsetzungs- oder Schlichtungsstelle"), gettext_lazy("Stelle, Anschrift, Telefon."), rows=2),
    )),
    SettingGroup(gettext_lazy("Gremien"), gettext_lazy("Gilt für alle Gremien des Kreises, sofort und auch für Früheres."), (
        Setting("nonpublic_minutes", gettext_lazy("Nichtöffentliche Niederschriften"), gettext_lazy("Ob Mitglieder sie nach der Anmeldung selbst lesen und herunterladen. Jede Einsicht wird protokolliert."), choices=(
            ("", gettext_lazy("nur die Geschäftsstelle")), ("download", gettext_lazy("auch die Mitglieder des Gremiums")),
        )),
        Setting("open_data_license", gettext_lazy("Lizenz der offenen Schnittstelle (OParl)"), gettext_lazy("Was andere mit den veröffentlichten Daten der Gremien dürfen. Ohne Angabe gilt das Urheberrecht."), choices=(
            ("", gettext_lazy("keine Angabe")),
            ("https://www.govdata.de/dl-de/zero-2-0", "Datenlizenz Deutschland – Zero 2.0"),
            ("https://www.govdata.de/dl-de/by-2-0", "Datenlizenz Deutschland – Namensnennung 2.0"),
            ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
            ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        )),
    )),
)  # fmt: skip

SETTINGS = {setting.key: setting for group in GROUPS for setting in group.settings}


def chosen_settings(before: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """All settings after the form: known keys as given, without empty ones; what nobody reads stays.

    Raises `Refusal` for a key or a value that does not exist.
    """
    unknown = set(given) - set(SETTINGS)
    if unknown:
        raise Refusal(_("Diese Einstellung gibt es nicht: %(key)s.") % {"key": min(unknown)})
    unread = {key: value for key, value in before.items() if key not in SETTINGS}
    checked = {key: SETTINGS[key].checked(value) for key, value in given.items()}
    return unread | {key: value for key, value in checked.items() if value}


def changed_words(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Which settings were changed, for the log; a chosen value stands beside its name."""
    changed = [setting for key, setting in SETTINGS.items() if before.get(key, "") != after.get(key, "")]
    return "; ".join(
        f"{setting.label}: {dict(setting.choices)[after.get(setting.key, '')]}"
        if setting.choices
        else str(setting.label)
        for setting in changed
    )


def settings_words(value: Mapping[str, Any]) -> str:
    """All settings in the history of the district."""
    return "; ".join(f"{SETTINGS[key].label}: {value[key]}" for key in SETTINGS if value.get(key))
