"""The core set (Kernset): which figures a district starts with, and where they come from.

Source: domain paper on monitoring, section 3; the dimensions are the fields of the monitoring of the Länder.
INKAR codes are spelt as BBSR publishes them, `d_Hausshaltseinkommen` included.
"""

from dataclasses import dataclass

INKAR = "Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR), INKAR"
LICENCE = "dl-de/by-2-0"
ATTRIBUTION = "© BBSR Bonn, INKAR, dl-de/by-2-0"
REGISTER = "Melderegister oder Ausländerzentralregister, eigene Auswertung"
ADMINISTRATION = "Kreisverwaltung, freiwillige Angabe der Beschäftigten"
PLATFORM = "Teilhabenetz, eigene Berechnung"
UNREGISTERED = (
    "Menschen ohne Meldeadresse, ohne Papiere und Zugewanderte, die sich noch nicht angemeldet haben."
)
UNKNOWN_OFFICES = (
    "Wer keinen Kontakt zur Agentur für Arbeit oder zum Jobcenter hat, auch wenn er Arbeit sucht."
)


@dataclass(frozen=True)
class Core:
    """One line of the core set. `weight`: code of the indicator a mean is weighted with; `inkar`: short code."""

    code: str
    dimension: str
    component: str
    title: str
    unit: str = "%"
    kind: str = "rate"
    decimals: int = 1
    direction: str = "none"
    weight: str = "I-01"
    inkar: str = ""
    names: tuple[str, ...] = ()
    field: str = ""
    is_lead: bool = False
    definition: str = ""
    missing: str = ""
    source: str = INKAR
    origin: str = "official"
    short: str = ""


POPULATION, LEGAL, EARLY, SCHOOL = (
    "Bevölkerung und Zuwanderung",
    "Rechtliche Integration",
    "Kindertagesbetreuung und Sprache",
    "Bildung",
)
WORK, HEALTH, HOUSING = "Arbeitsmarkt und Lebensunterhalt", "Gesundheit", "Wohnen und Versorgung"
REFUGE, TAKING_PART, OPENING = "Asyl und Flucht", "Beteiligung", "Interkulturelle Öffnung"
FAIRNESS, POSITION = "Diskriminierung und Erleben", "Stellung des Kreises"
DIMENSIONS = (
    POPULATION, LEGAL, EARLY, SCHOOL, WORK, HEALTH, HOUSING, REFUGE, TAKING_PART, OPENING, FAIRNESS, POSITION,
)  # fmt: skip


def _near(number: int, code: str, what: str, title: str) -> tuple[Core, Core]:
    """Distance and share within a kilometre to one kind of facility."""
    return (
        Core(
            f"I-{number}", HOUSING, "Nahversorgung", title=f"{what}: mittlere Entfernung", unit="m", kind="index", decimals=0,
            direction="down", inkar=f"{code}_DIST", names=(f"Nahversorgung {title} Durchschnittsdistanz",),
            definition="Einwohnergewichtete Luftlinie zur nächsten Einrichtung.",
        ),
        Core(
            f"I-{number + 1}", HOUSING, "Nahversorgung", title=f"{what}: Anteil im Umkreis von 1 km", direction="up", inkar=f"{code}_ANT",
            names=(f"Nahversorgung {title} Anteil der Bev. 1km Radius",),
            definition="Anteil der Bevölkerung, der höchstens einen Kilometer entfernt wohnt.",
        ),
    )  # fmt: skip


CORE_SET: tuple[Core, ...] = (
    Core("I-01", POPULATION, "Bevölkerung", "Bevölkerung", "Personen", "count", 0, weight="", inkar="xbev",
         names=("Bevölkerung gesamt", "Bevölkerung"), definition="Bevölkerung am 31. Dezember.", missing=UNREGISTERED),
    Core("I-02", POPULATION, "Bevölkerung", "Ausländeranteil", inkar="a_ausl_bev", names=("Ausländeranteil",),
         definition="Anteil der Menschen ohne deutsche Staatsangehörigkeit an der Bevölkerung.",
         missing="Eingebürgerte und ihre Kinder zählen als Deutsche. " + UNREGISTERED),
    Core("I-03", POPULATION, "Bevölkerung", "Schutzsuchende je Bevölkerung", inkar="a_schutzs_bev",
         names=("Schutzsuchende an Bevölkerung",), definition="Anteil der Schutzsuchenden an der Bevölkerung."),
    Core("I-04", POPULATION, "Zu- und Abwanderung", "Gesamtwanderungssaldo", "je 1.000", inkar="i_wans",
         names=("Gesamtwanderungssaldo",), definition="Zuzüge minus Fortzüge je 1.000 Menschen."),
    Core("I-05", POPULATION, "Zu- und Abwanderung", "Außenwanderungssaldo", "je 1.000", inkar="i_wans_a",
         names=("Außenwanderungssaldo",), definition="Wanderung über die Grenzen Deutschlands je 1.000 Menschen."),
    Core("I-06", POPULATION, "Zu- und Abwanderung", "Binnenwanderungssaldo", "je 1.000", inkar="i_wans_b",
         names=("Binnenwanderungssaldo",), definition="Wanderung innerhalb Deutschlands je 1.000 Menschen."),
    Core("I-07", POPULATION, "Zusammensetzung", "Aufenthalt seit zehn Jahren und länger", weight="", source=REGISTER,
         definition="Anteil an den Menschen ohne deutsche Staatsangehörigkeit.", missing=UNREGISTERED),
    Core("I-10", LEGAL, "Einbürgerung", "Einbürgerungen je 1.000 Ausländer:innen", "je 1.000", direction="up",
         inkar="q_ebuerg_aus", names=("Einbürgerungen",), weight="",
         definition="Einbürgerungen eines Jahres je 1.000 Menschen ohne deutsche Staatsangehörigkeit.",
         missing="Wer den Antrag gestellt hat und noch wartet."),
    Core("I-11", EARLY, "Betreuung", "Betreuungsquote, unter 3 Jahren", direction="up", inkar="a_betr0003_bev0003",
         names=("Betreuungsquote Kleinkinder",), weight="", field="kinder_familie",
         definition="Anteil der Kinder unter 3 Jahren, die eine Kita oder Kindertagespflege besuchen.",
         missing="Kinder ohne Meldeadresse und Kinder, die nie angemeldet wurden."),
    Core("I-12", EARLY, "Betreuung", "Betreuungsquote, 3 bis 5 Jahre", direction="up", inkar="a_betr0306_bev0306",
         names=("Betreuungsquote Vorschulkinder",), weight="", field="kinder_familie", is_lead=True,
         definition="Anteil der Kinder von 3 bis unter 6 Jahren, die eine Kita oder Kindertagespflege besuchen.",
         missing="Kinder ohne Meldeadresse und Kinder, die nie angemeldet wurden."),
    Core("I-13", SCHOOL, "Schulabschluss", "Schulabgänger:innen ohne Abschluss", direction="down", inkar="a_schul_oA",
         names=("Schulabgänger ohne Abschluss",), weight="", field="bildung", is_lead=True,
         definition="Anteil der Schulabgänger:innen ohne Hauptschulabschluss an allen eines Jahres.",
         missing="Wer den Abschluss später nachholt, und wer nie eine Schule in Deutschland besucht hat."),
    Core("I-14", SCHOOL, "Schulabschluss", "Schulabgänger:innen mit Hochschulreife", direction="up",
         inkar="a_schul_abi", names=("Schulabgänger mit Hochschulreife",), weight="", field="bildung",
         definition="Anteil mit allgemeiner oder Fachhochschulreife."),
    Core("I-15", SCHOOL, "Schule", "Ausländische Schüler:innen", inkar="a_sch_a", names=("Ausländische Schüler",),
         weight="", field="bildung", definition="Anteil an allen Schüler:innen allgemeinbildender Schulen."),
    Core("I-16", WORK, "Arbeit", "Arbeitslosenquote", direction="down", inkar="q_alo", names=("Arbeitslosenquote",),
         field="arbeit", is_lead=True, missing=UNKNOWN_OFFICES,
         definition="Anteil der Arbeitslosen an den zivilen Erwerbspersonen."),
    Core("I-17", WORK, "Arbeit", "Beschäftigtenquote von Ausländer:innen", direction="up", inkar="q_svw_ausl",
         names=("Beschäftigtenquote Ausländer",), weight="", field="arbeit",
         definition="Sozialversicherungspflichtig Beschäftigte je 100 Einwohner:innen im erwerbsfähigen Alter.",
         missing="Selbstständige, Beamt:innen und Menschen in geringfügiger Beschäftigung."),
    Core("I-18", WORK, "Lebensunterhalt", "SGB-II-Quote", direction="down", inkar="q_SGBII",
         names=("SGB II - Quote", "SGB II-Quote"), field="arbeit", missing="Wer seinen Anspruch nicht geltend macht.",
         definition="Anteil der Menschen unter 65 Jahren, die Leistungen nach dem SGB II erhalten."),
    Core("I-19", WORK, "Lebensunterhalt", "Haushaltseinkommen", "€ je Monat", "amount", 0, "up",
         inkar="d_Hausshaltseinkommen", names=("Haushaltseinkommen",),
         definition="Durchschnittliches verfügbares Einkommen je Kopf und Monat."),
    Core("I-20", WORK, "Lebensunterhalt", "Kinderarmut", direction="down", inkar="q_newfBGu15_bev",
         names=("Kinderarmut",), weight="", field="kinder_familie", missing="Wer seinen Anspruch nicht geltend macht.",
         definition="Anteil der Kinder unter 15 Jahren, die Leistungen nach dem SGB II erhalten."),
    Core("I-21", HEALTH, "Versorgung", "Hausärzt:innen", "je 10.000", direction="up", inkar="q_hausarzt_bev",
         names=("Hausärzte",), field="gesundheit", is_lead=True, definition="Hausärzt:innen je 10.000 Menschen.",
         missing="Welche Sprachen in den Praxen gesprochen werden, steht hier nicht."),
    *_near(22, "G02_SUP", "Supermarkt", "Supermärkte"),
    *_near(24, "Q01_APO", "Apotheke", "Apotheken"),
    *_near(26, "P01_PRIM", "Grundschule", "Grundschulen"),
    *_near(28, "OEV20", "Haltestelle", "Haltestellen des ÖV"),
    Core("I-30", REFUGE, "Leistungen", "Leistungen nach dem Asylbewerberleistungsgesetz", "je 1.000",
         inkar="q_asyl_bev", names=("Asylbewerber",), short="Leistungen AsylbLG",
         definition="Menschen mit Leistungen nach dem Asylbewerberleistungsgesetz je 1.000 Menschen.",
         missing="Anerkannte Geflüchtete; sie erhalten andere Leistungen."),
    Core("I-31", TAKING_PART, "Wahlen", "Wahlbeteiligung", direction="up", inkar="a_wbtlg", weight="",
         names=("Wahlbeteiligung",), field="politische_teilhabe", is_lead=True,
         definition="Abgegebene Stimmen je 100 Wahlberechtigte der letzten Bundestagswahl.",
         missing="Wer nicht wählen darf: Menschen ohne deutsche Staatsangehörigkeit zählen hier gar nicht."),
    Core("I-32", TAKING_PART, "Gremien", "Besetzte Sitze in Gremien", direction="up", weight="", source=PLATFORM,
         origin="platform", field="politische_teilhabe", definition="Anteil der besetzten Sitze aller Gremien."),
    Core("I-33", OPENING, "Verwaltung", "Beschäftigte mit Migrationsgeschichte", direction="up", weight="",
         source=ADMINISTRATION, origin="own_survey", definition="Anteil an den Beschäftigten, die geantwortet haben.",
         missing="Wer nicht antworten wollte. Die Angabe ist freiwillig."),
    Core("I-34", OPENING, "Angebote", "Angebote, die allen offen stehen", direction="up", weight="", source=PLATFORM,
         origin="platform", definition="Anteil an den öffentlichen Angeboten.",
         missing="Angebote, die niemand eingetragen hat."),
    Core("I-35", FAIRNESS, "Beratung", "Beratungen zu Diskriminierung", "Beratungen", "count", 0, weight="",
         source="Antidiskriminierungsberatung", origin="ngo_survey", field="antidiskriminierung",
         definition="Beratungen eines Jahres.", missing="Wer die Stelle nicht kennt oder nicht darüber spricht."),
    Core("I-36", FAIRNESS, "Erleben", "Diskriminierung erlebt", direction="down", weight="", field="antidiskriminierung",
         source="Eigene Befragung", origin="own_survey", is_lead=True, definition="Anteil der Befragten, die in den letzten zwei Jahren benachteiligt wurden.",
         missing="Wer den Fragebogen nicht bekommen oder nicht beantwortet hat."),
    Core("I-40", POSITION, "Vergleich der Kreise", "Lebenserwartung", "Jahre", "index", 1, "up",
         names=("Lebenserwartung",), definition="Mittlere Lebenserwartung eines Neugeborenen."),
    Core("I-41", POSITION, "Vergleich der Kreise", "Steuerkraft", "€ je Kopf", "amount", 0, inkar="q_gest_bev",
         names=("Steuerkraft",), definition="Gemeindliche Steuerkraft in € je Einwohner:in."),
)  # fmt: skip
