"""The concept of the invented district: fields, goals and measures, one line each, as the paper lists them."""

#: Code, strategy, guiding goal.
FIELDS = [
    ("sprache", "Früh anfangen, im Alltag weiterüben, im Amt dolmetschen.", "Alle können sich verständigen"),
    ("bildung", "Übergänge begleiten, Eltern einbeziehen, Abschlüsse nachholen.", "Herkunft entscheidet nicht über Bildung"),
    ("arbeit", "Abschlüsse anerkennen, Betriebe gewinnen, Gründung erleichtern.", "Alle können von ihrer Arbeit leben"),
    ("wohnen", "Vermieter:innen gewinnen, beraten, bevor es eng wird.", "Alle wohnen sicher"),
    ("gesundheit", "Wege in die Versorgung zeigen und offen halten.", "Alle bleiben gesund"),
    ("engagement", "Beteiligung öffnen, Vereine stärken, Ehrenamt anerkennen.", "Alle bestimmen mit"),
]  # fmt: skip
#: Number, title, whom it promises something.
GOALS = [
    ("1.1", "Erwachsene finden binnen acht Wochen einen Kurs", "all"),
    ("1.2", "Eltern sprechen mit der Schule in ihrer Sprache", "all"),
    ("1.3", "Dolmetschen ist in jeder Behörde möglich", "all"),
    ("2.1", "Gleiche Chancen von Anfang an", "all"),
    ("2.2", "Kein Schulabgang ohne Abschluss", "all"),
    ("2.3", "Lernen im Erwachsenenalter", "unclear"),
    ("3.1", "Abschlüsse werden anerkannt", "migrants"),
    ("3.2", "Betriebe bilden aus, unabhängig von der Herkunft", "all"),
    ("3.3", "Selbstständig sein", "unclear"),
    ("4.1", "Niemand ist wohnungslos", "all"),
    ("4.2", "Zugang zu Wohnraum ohne Umwege", "all"),
    ("4.3", "Nachbarschaften tragen", "all"),
    ("5.1", "Alle kennen und erreichen die Versorgung", "all"),
    ("5.2", "Seelische Gesundheit früh stützen", "all"),
    ("5.3", "Gesund aufwachsen", "all"),
    ("6.1", "Mitreden in Gremien", "all"),
    ("6.2", "Vereine öffnen sich", "all"),
    ("6.3", "Ehrenamt hat Anerkennung", "all"),
]
#: code | goal | title | kind | for whom | who (key of an actor, or an office) | partners | from | to | euro | state
MEASURES = """
S-01|1.1|Kursbörse mit festem Termin im Monat|language|all|vhs|bruecke,caritas|2022-03-01|2026-12-31|18000|running
S-02|1.1|Ein gemeinsames Faltblatt aller Kurse|information|all|ki|vhs,sprachcafe|2022-02-01|2023-06-30|4200|done
S-03|1.2|Elterncafés an vier Grundschulen|encounter|all|bruecke|lindenschule,tuerkisch|2023-08-01|2027-07-31|24000|running
S-04|1.1|Sprachtreffs am Abend in jeder Gemeinde|language|migrants|sprachcafe|helferkreis_weidengrund,bruecke|2022-09-01|2026-08-31|9500|running
S-05|1.2|Elternbriefe in sechs Sprachen|information|all|schulamt|tuerkisch|2022-05-01|2024-07-31|6000|done
S-06|1.3|Telefondolmetschen für kleine Gemeinden|language|all|Hauptamt|ki|2026-05-01|2027-12-31|15000|planned
S-07|1.3|Sprachmittlungspool mit Honorarordnung|opening|all|ki|caritas,diakonie|2022-01-01|2024-12-31|98000|done
S-08|1.3|Formulare in Leichter Sprache|opening|all|Hauptamt|lebenshilfe|2024-01-01|2026-12-31|12000|postponed
B-01|2.1|Sprachstand vor der Einschulung, freiwillig|education|all|jugendamt|awo|2022-08-01|2024-07-31|31000|done
B-02|2.1|Kita-Lots:innen in fünf Einrichtungen|counselling|all|awo|caritas|2023-02-01|2026-02-28|44000|running
B-03|2.2|Lernbegleitung in den Klassen 7 bis 9|education|all|schulamt|lindenschule|2023-08-01|2027-07-31|52000|running
B-04|2.2|Zweite Chance: Abschluss am Abend|education|all|vhs|berufskolleg|2022-09-01|2026-07-31|60000|running
B-05|2.3|Lernberatung in der Bücherei|counselling|all|buecherei|vhs|2026-04-01|2028-03-31|8000|planned
B-06|2.3|Grundbildung am Arbeitsplatz|education|all|vhs|handwerk|2022-04-01|2024-12-31|27000|done
B-07|2.3|Lernräume mit Kinderbetreuung|education|unclear|vhs||2024-09-01|2026-12-31|20000|postponed
A-01|3.1|Anerkennungsberatung an zwei Tagen die Woche|counselling|migrants|ki|arbeitsagentur|2022-01-01|2027-12-31|36000|running
A-02|3.1|Nachqualifizierung Pflege|education|migrants|klinikum|vhs|2023-04-01|2026-09-30|75000|running
A-03|3.1|Wegweiser zur Anerkennung|information|migrants|arbeitsagentur|ki|2022-03-01|2023-03-31|3000|done
A-04|3.2|Ausbildungslots:innen in der Region|counselling|all|handwerk|berufskolleg|2022-08-01|2027-07-31|88000|running
A-05|3.2|Praktikumswoche der Betriebe|encounter|all|handwerk|klinikum,spedition|2023-05-01|2026-10-31|5000|running
A-06|3.3|Gründungssprechstunde|counselling|all|Wirtschaftsförderung|sparkasse|2022-05-01|2024-12-31|14000|done
A-07|3.3|Mikrokredite für Gründungen|other|unclear|sparkasse||2023-01-01|2025-12-31|25000|given_up
W-01|4.1|Fachstelle gegen Wohnungsverlust|counselling|all|sozialamt|diakonie|2022-01-01|2024-06-30|110000|done
W-02|4.2|Postadresse im Rathaus|opening|all|stadt_auenstadt|diakonie|2025-04-01|2025-12-31|7000|done
W-05|4.3|Nachbarschaftstreffs in vier Quartieren|encounter|all|wohnbau|bruecke,gemeinde_lindtal|2023-03-01|2026-12-31|32000|running
W-07|4.2|Runder Tisch mit Vermieter:innen|network|all|wohnbau|mieterverein,bruecke|2024-05-01|2026-02-13|2500|running
W-09|4.1|Übergangswohnungen mit Begleitung|counselling|all|sozialamt|caritas|2023-07-01|2027-06-30|140000|running
W-10|4.1|Wohnungsnotruf am Wochenende|counselling|all|diakonie|sozialamt|2026-07-01|2028-06-30|38000|planned
W-11|4.2|Mieterberatung vor Ort in Lindtal|counselling|all|mieterverein|gemeinde_lindtal|2026-01-01|2026-12-31|16000|running
G-01|5.1|Gesundheitslots:innen in sieben Sprachen|counselling|all|gesundheitsamt|drk,bruecke|2022-06-01|2027-05-31|46000|running
G-02|5.1|Gesundheitsabende in der Muttersprache|information|migrants|syrisch|gesundheitsamt|2024-01-01|2026-12-31|9000|running
G-03|5.1|Praxisverzeichnis mit Sprachen|information|all|gesundheitsamt||2022-09-01|2023-12-31|5000|done
G-04|5.2|Erste Hilfe für die Seele, Kurse für alle|education|all|psychosozial|drk|2026-06-01|2028-05-31|12000|planned
G-05|5.2|Psychosoziale Erstgespräche|counselling|all|psychosozial|caritas|2022-01-01|2026-12-31|64000|running
G-06|5.3|Bewegte Kita|education|all|jugendamt|sportverein_lindtal|2022-09-01|2025-07-31|11000|done
E-01|6.1|Beirat und Ausschüsse tauschen sich aus|political|all|ki|bruecke,paritaet|2022-03-01|2027-12-31|3000|running
E-02|6.1|Schulung für neue Beiratsmitglieder|political|all|paritaet||2023-02-01|2024-11-30|4500|done
E-03|6.2|Vereinsberatung Vielfalt|opening|all|paritaet|sportverein_lindtal|2022-06-01|2024-12-31|13000|done
E-04|6.3|Ehrenamtsnachweis in Bewerbungen|encounter|all|paritaet|sparkasse|2024-03-01|2026-12-31|2000|running
E-05|6.2|Vereinstandem: zwei Vereine, ein Fest|encounter|all|afrika|sportverein_lindtal,chor|2026-05-01|2027-09-30|6000|planned
"""
#: Why a measure stopped.
REASONS = {
    "S-08": "Die Vorlage des Landes für barrierefreie Formulare kommt erst Ende 2026.",
    "B-07": "Der Umbau der Volkshochschule verzögert sich.",
    "A-07": "Die Bank hat das Programm bundesweit eingestellt.",
}
#: What each measure does, for those the public asks about.
TEXTS = {
    "S-01": "Alle Träger nennen freie Plätze an einem Ort. Wer einen Kurs sucht, bekommt am selben Tag einen Termin.",
    "W-07": "Vermieter:innen, Mieterverein und Verwaltung sprechen zweimal im Jahr über Absagen, Bürgschaften und "
    "Bescheinigungen.",
    "W-11": "Eine Beraterin kommt einmal in der Woche nach Lindtal. Die Beratung ist offen für alle.",
    "G-01": "Lots:innen erklären Vorsorge, Praxen und Kassen. Ihre Schulung dauert 40 Stunden.",
    "E-01": "Der Beirat berichtet jährlich im Sozialausschuss; der Ausschuss kommt einmal im Jahr zum Beirat.",
}
#: code -> (what, unit, baseline, target, actual)
FIGURES = {
    "S-01": ("Wartezeit auf einen Kurs", "Wochen", 14, 8, 10),
    "S-07": ("vermittelte Einsätze im Jahr", "Einsätze", 60, 100, 100),
    "B-04": ("Abschlüsse am Abend im Jahr", "Abschlüsse", 18, 30, 27),
    "A-01": ("Beratungen im Jahr", "Beratungen", 120, 200, 188),
    "W-01": ("verhinderte Räumungen im Jahr", "Haushalte", 22, 40, 43),
    "W-11": ("Beratungen in Lindtal im Jahr", "Beratungen", 0, 80, None),
    "G-01": ("aktive Lots:innen", "Personen", 6, 20, 17),
    "E-01": ("gemeinsame Termine im Jahr", "Termine", 0, 2, 1),
}
#: code -> (title, due, done or "", why missed)
MILESTONES = [
    ("S-01", "Alle Träger melden freie Plätze", "2023-01-31", "2023-01-20", ""),
    ("S-01", "Terminvergabe am selben Tag", "2025-09-30", "2025-11-14", "Die Schnittstelle zur Volkshochschule kam später."),
    ("S-03", "Viertes Elterncafé eröffnet", "2026-08-31", "", ""),
    ("B-02", "Fünfte Einrichtung gewonnen", "2025-06-30", "", "Eine Kita hat ihre Zusage zurückgezogen."),
    ("B-02", "Bericht an den Jugendhilfeausschuss", "2026-02-20", "", ""),
    ("A-02", "Erster Kurs abgeschlossen", "2024-12-20", "2024-12-18", ""),
    ("W-07", "Drei Treffen gehalten", "2025-12-15", "2025-12-09", ""),
    ("W-07", "Gemeinsame Erklärung unterschrieben", "2026-02-13", "", ""),
    ("W-11", "Raum in Lindtal gefunden", "2026-02-15", "", "Der Gemeindesaal wird bis Mai saniert."),
    ("W-11", "Erste Sprechstunde", "2026-04-15", "", ""),
    ("G-01", "Zwanzig Lots:innen geschult", "2025-12-31", "", "Drei haben eine feste Stelle gefunden."),
    ("E-01", "Beirat berichtet im Sozialausschuss", "2025-11-05", "2025-11-05", ""),
]  # fmt: skip
#: code, day, state, per cent, who, sentence
PROGRESS = [
    ("S-01", "2025-11-20", "on_track", 70, "vhs", "Termine werden jetzt am selben Tag vergeben."),
    ("S-01", "2026-02-24", "on_track", 75, "vhs", "Die Wartezeit liegt bei zehn Wochen, acht ist das Ziel."),
    ("S-03", "2026-02-26", "on_track", 60, "bruecke", "Drei von vier Elterncafés laufen, das vierte sucht einen Raum."),
    ("S-04", "2026-01-30", "slower", 55, "sprachcafe", "In drei Gemeinden fehlen noch Ehrenamtliche."),
    ("B-02", "2026-01-12", "stuck", 60, "awo", "Ohne fünfte Kita kommen wir nicht weiter."),
    ("B-03", "2025-12-03", "on_track", 50, "schulamt", "Alle vier Schulen sind dabei."),
    ("B-04", "2026-02-11", "on_track", 80, "vhs", "27 Menschen haben im letzten Jahr einen Abschluss nachgeholt."),
    ("A-01", "2026-02-09", "on_track", 70, "ki", "188 Beratungen im Jahr 2025."),
    ("A-02", "2025-10-17", "on_track", 65, "klinikum", "Der zweite Kurs hat mit 14 Menschen begonnen."),
    ("A-04", "2026-02-02", "on_track", 60, "handwerk", "Die Lots:innen begleiten 41 junge Menschen."),
    ("W-05", "2026-02-18", "on_track", 55, "bruecke", "Der Treff an der Mühlgasse ist jeden Mittwoch offen."),
    ("W-07", "2025-12-10", "slower", 70, "wohnbau", "Der Text steht, zwei Unternehmen zögern noch."),
    ("W-09", "2026-01-22", "on_track", 45, "sozialamt", "Elf Wohnungen sind angemietet."),
    ("W-11", "2026-02-27", "slower", 25, "mieterverein", "Die Beraterin ist da, der Raum noch nicht."),
    ("G-01", "2026-02-13", "on_track", 85, "gesundheitsamt", "17 Lots:innen sind aktiv."),
    ("G-05", "2026-01-28", "on_track", 70, "psychosozial", "Die Wartezeit ist auf drei Wochen gesunken."),
    ("E-01", "2025-11-06", "on_track", 60, "ki", "Der Sozialausschuss kommt im Juni zum Beirat."),
    ("E-04", "2025-09-30", "on_track", 50, "paritaet", "Vierzehn Betriebe erkennen den Nachweis an."),
]  # fmt: skip
#: code -> titles of offers
OFFERS = {
    "S-01": [
        "Integrationskurs mit Kinderbetreuung",
        "Deutsch am Abend A2",
        "Erstorientierungskurs Weidengrund",
    ],
    "S-03": ["Elterncafé an der Lindenschule"],
    "S-04": ["Sprachtreff am Abend", "Konversationskreis Falkenrode", "Sprachpat:innen Lindtal"],
    "A-01": ["Anerkennungsberatung im Kreishaus"],
    "A-04": ["Ausbildungslotsen Aue"],
    "W-05": ["Gemeinschaftsgarten Haselbrunn"],
    "W-07": ["Beratung im Quartier Lindtal", "Mieterberatung vor Ort", "Energiesparcheck in Ihrer Wohnung"],
    "W-11": ["Mieterberatung vor Ort"],
    "G-01": ["Gesundheitslots:innen"],
    "G-02": ["Muttersprachlicher Gesundheitsabend"],
    "E-04": ["Familienpatenschaften"],
}
#: code -> key of a barrier
BARRIERS = {
    "A-01": "anerkennung",
    "G-01": "dolmetschen",
    "W-02": "post",
    "W-07": "wohnungssuche",
    "S-04": "kurse",
}
#: code -> title of a resolution of the Beirat
RESOLUTIONS = {
    "W-02": "Postadresse für wohnungslose Menschen im Rathaus",
    "W-11": "Mieterberatung in Lindtal einrichten",
}
#: code -> number of a notice of grant
GRANTS = {"S-04": "KA-2025-0112", "G-02": "DV-2025-071", "W-05": "SP-2026-004"}
#: title, audience, mandatory, staff, code of the measure, [(day, people)]
TRAININGS: list[tuple[str, str, bool, int, str, list[tuple[str, int | None]]]] = [
    ("Vielfalt am Schalter", "Beschäftigte mit Publikumsverkehr", True, 180, "S-08", [("2025-03-12", 24), ("2025-06-18", 22), ("2026-02-10", 26), ("2026-04-21", None)]),
    ("Diskriminierung erkennen und handeln", "Führungskräfte", True, 42, "", [("2025-10-07", 17), ("2026-01-27", 12)]),
    ("Schreiben in Leichter Sprache", "Sachbearbeitung in allen Ämtern", False, 95, "S-08", [("2025-05-14", 14), ("2025-11-19", 3)]),
]  # fmt: skip
