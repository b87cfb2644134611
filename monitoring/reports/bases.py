"""Templates for the text on the legal basis (domain paper on monitoring, sections 0 and 1).

Read in full were TIntG NRW § 19 and, for Baden-Württemberg, the bill with the commissioned report; of the
three others only headings were seen, so their templates ask to be checked.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

#: When the statutes were read for these templates.
READ_ON = dt.date(2024, 4, 17)


@dataclass(frozen=True)
class BasisTemplate:
    """A beginning for one Land. German on purpose: it becomes a text of the report."""

    land: str
    title: str
    short: str
    text: str
    needs_check: bool


_COUNCIL = (
    "Der Kreis berichtet auf Grund eines Beschlusses seiner Vertretung. "
    "Beschluss vom [Datum], Vorlage [Nummer]."
)
_CHECK = " Bitte prüfen: Der Wortlaut wurde für diese Vorlage nicht vollständig gelesen."

TEMPLATES: tuple[BasisTemplate, ...] = (
    BasisTemplate(
        "NW",
        "Nordrhein-Westfalen",
        "Beschluss der Vertretung; Anlehnung an § 19 TIntG NRW",
        "§ 19 des Teilhabe- und Integrationsgesetzes Nordrhein-Westfalen verpflichtet die Landesregierung, dem "
        "Landtag alle fünf Jahre über Zuwanderung, Stand der Integration und Maßnahmen zu berichten, und sagt den "
        "Kommunen Unterstützung beim eigenen Monitoring zu. Eine Berichtspflicht der Kreise enthält er nicht. "
        + _COUNCIL,
        False,
    ),
    BasisTemplate(
        "BW",
        "Baden-Württemberg",
        "Beschluss der Vertretung; Anlehnung an § 15 PartIntG BW",
        "§ 15 des Partizipations- und Integrationsgesetzes Baden-Württemberg verpflichtet die Landesregierung, dem "
        "Landtag alle fünf Jahre über die Anwendung des Gesetzes und den Stand der Integration zu berichten. Eine "
        "Berichtspflicht der Kreise enthält er nach unserer Kenntnis nicht. " + _COUNCIL,
        False,
    ),
    BasisTemplate(
        "SH",
        "Schleswig-Holstein",
        "Beschluss der Vertretung; siehe Int-TeilhG SH (bitte prüfen)",
        "§ 10 des Integrations- und Teilhabegesetzes Schleswig-Holstein regelt ein Integrations- und "
        "Zuwanderungsmonitoring, § 14 die Aufgaben der Kommunen. " + _COUNCIL + _CHECK,
        True,
    ),
    BasisTemplate(
        "BE",
        "Berlin",
        "Beschluss der Vertretung; siehe PartMigG Berlin (bitte prüfen)",
        "Das Partizipationsgesetz Berlin (PartMigG, § 14 und § 19) kennt Berichte des Senats, auch über die "
        "Zusammensetzung von Gremien, und Beiräte der Bezirke. " + _COUNCIL + _CHECK,
        True,
    ),
    BasisTemplate(
        "HE",
        "Hessen",
        "Beschluss der Vertretung; siehe IntTG Hessen (bitte prüfen)",
        "Das Integrations- und Teilhabegesetz Hessen regelt in § 5 die Folgenabschätzung, in § 9 die Öffnung der "
        "Verwaltung und in § 11 die WIR-Vielfaltszentren. " + _COUNCIL + _CHECK,
        True,
    ),
)
BY_LAND = {template.land: template for template in TEMPLATES}
CHECK_WORDS = _("bitte prüfen")
