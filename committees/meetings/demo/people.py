"""The invented Beirat: seat, member, name in own script, key of the sender, sender in words, deputy."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from coordination.network.models import ContactPerson
from desk.search.normal import plain

SEATS = [
    (1, "Dr. Ingrid Vollmer", "", "", "Kreistag", ""),
    (2, "Amal Haddad", "", "bruecke", "", "Yusuf Demirci"),
    (3, "Oleksandr Kravets", "Олександр Кравець", "ukraine", "", "Iryna Bondar"),
    (4, "Fatma Yıldız", "", "frauenkreis", "", ""),
    (5, "Thomas Brandt", "", "", "Kreistag", "Petra Lohse"),
    (6, "Katharina Löffler", "", "wohnbau", "", "Sven Maurer"),
    (7, "Nadia El-Khatib", "", "", "Kreiselternrat", ""),
    (8, "Tesfay Haile", "", "eritrea", "", "Selam Haile"),
    (9, "Hieu Nguyen", "", "", "Jugendforum Auental", "Mia Krämer"),
    (10, "Abdulrahman Khalil", "عبد الرحمن خليل", "syrisch", "", ""),
    (11, "Sabine Krüger", "", "paritaet", "", "Ute Sommerfeld"),
    (12, "Rosa Martínez Ortega", "", "sprachcafe", "", ""),
    (13, "Mehmet Aydın", "", "", "Kreistag", "Birgit Anders"),
    (14, "Johannes Reuter", "", "kirche_lindtal", "", ""),
    (15, "Maria Kowalczyk", "", "arbeitsagentur", "", "Frank Ostermann"),
    (16, "Jürgen Hartwig", "", "handwerk", "", ""),
    (17, "Dr. Lena Schuster", "", "gesundheitsamt", "", ""),
]

#: Members of the two working groups, with the key of their organisation.
HOUSING = [
    ("Katharina Löffler", "wohnbau"),
    ("Amal Haddad", "bruecke"),
    ("Ines Mansour", "mieterverein"),
    ("Sabine Krüger", "paritaet"),
    ("Jens Hofmann", "sozialamt"),
]
WORK = [
    ("Maria Kowalczyk", "arbeitsagentur"),
    ("Jürgen Hartwig", "handwerk"),
    ("Abdulrahman Khalil", "syrisch"),
    ("Pavel Ionescu", "moldau"),
]
FORUM = [
    ("Birthe Clausen", "nordmark_kirche"),
    ("Samir Nasser", "nordlicht"),
    ("Levke Thomsen", "nordmark_sport"),
]

#: Held meetings of the Beirat: day, seats that were there, late seat, public items (title, kind, text, motion, votes, responsible, due).
HELD = [
    (
        "2025-06-17", [1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 14, 15, 17], None,
        [
            ("Bericht der Koordination", "report", "Frau Arndt berichtet über das erste Halbjahr. Im Netz arbeiten 58 Stellen mit.", "", (), "", ""),
            ("Abendbus nach Sankt Wendolin für Kurse", "motion", "Herr Reuter schildert, dass nach 19 Uhr kein Bus fährt. Kurse am Abend sind so nicht erreichbar.", "Der Beirat bittet den Kreistag, einen Abendbus nach Sankt Wendolin zu prüfen.", (8, 3, 2), "Kreistagsbüro, Thomas Brandt", "2025-11-30"),
        ],
    ),
    (
        "2025-09-16", [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], None,
        [
            ("Postadresse für wohnungslose Menschen im Rathaus", "motion", "Ohne Postadresse gehen Bescheide verloren. Die Stadt Auenstadt bietet an, im Rathaus zu beginnen.", "Der Beirat empfiehlt, wohnungslosen Menschen eine Postadresse im Rathaus anzubieten.", (14, 0, 0), "Stadt Auenstadt", "2026-01-31"),
            ("Wahl: eine Delegierte für den Fachtag Teilhabe", "motion", "Der Fachtag des Landes lädt aus jedem Beirat eine Person ein.", "", (), "", ""),
            ("Mieterberatung in Lindtal einrichten", "motion", "Frau Löffler und Frau Haddad berichten von langen Wegen nach Auenstadt.", "Der Beirat empfiehlt, einmal im Monat eine Mieterberatung in Lindtal anzubieten.", (12, 0, 2), "Mieterverein Auental", "2026-02-15"),
        ],
    ),
    (
        "2025-11-18", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15], 13,
        [
            ("Sprachmittlung: Stand im Herbst", "report", "Im Pool sind 25 Personen mit 14 Sprachen aktiv.\n\nHerr Reuter fragt nach Anfragen, die nicht bedient wurden. Genannt werden Termine am selben Tag und medizinische Gespräche.", "", (), "", ""),
            ("Vorrang für Familien in der Notunterkunft", "motion", "Der Arbeitskreis Wohnen hat den Vorschlag vorbereitet. Herr Aydın hält den Bedarf für nicht belegt.", "Dem Kreis wird empfohlen, Familien mit Kindern in der Notunterkunft bei der Vermittlung von Wohnungen vorzuziehen.", (12, 1, 1), "Sozialamt, Jens Hofmann", "2026-06-30"),
        ],
    ),
    (
        "2026-01-20", [1, 2, 3, 5, 6, 7, 8, 9, 12, 14, 15], None,
        [
            ("Gliederung des Integrationsberichts", "motion", "Frau Arndt stellt die Gliederung mit zwölf Kapiteln vor. Neu sind die Öffnung der Angebote und die Restlaufzeit der Förderung.", "Der Beirat stimmt der Gliederung des Integrationsberichts zu.", (11, 0, 0), "Geschäftsstelle, Selin Arndt", "2026-02-28"),
            ("Sprachmittlung: Mittel für das erste Halbjahr", "motion", "Die Brücke Auental e. V. hat Elterngespräche angemeldet.", "Der Beirat empfiehlt, für Elterngespräche im ersten Halbjahr 6.000 Euro aus dem Pool vorzusehen.", (10, 0, 1), "Geschäftsstelle, Selin Arndt", "2026-06-30"),
        ],
    ),
]  # fmt: skip

#: Members with an account are invited at its address, so that they can enter themselves.
WITH_ACCOUNT = {
    "Amal Haddad": "amal.haddad@auental.example",
    "Yusuf Demirci": "yusuf.demirci@auental.example",
}


def person_of(district: Any, name: str, script: str = "") -> ContactPerson:
    person, _made = ContactPerson.objects.get_or_create(
        district=district, name=name, defaults={"name_in_script": script}
    )
    return person


def address_of(name: str) -> str:
    words = [word for word in plain(name).replace(".", " ").split() if word != "dr"]
    return WITH_ACCOUNT.get(name, f"{'.'.join(words)}@beirat-auental.example")


def moment(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)
