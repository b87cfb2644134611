"""What the editors of the demo wrote; all of it invented, but each number is that of the table named behind it.

`tests/desk/test_demo.py` looks them up, so that the data of the demo and its sentences cannot part.
"""

import datetime as dt
from typing import Any

TERMS = (
    ("Flüchtlinge", "Geflüchtete", "Leitfaden des Kreises für Sprache, 2023"),
    ("Migrationshintergrund", "Zuwanderungsgeschichte", "Beschluss des Beirats"),
    ("Dolmetscher", "Sprachmittler:in", "Wer im Pool arbeitet, ist nicht vereidigt"),
)
BASIS_SHORT = "Beschluss des Kreistags vom 14.12.2020, Vorlage 2020/118"
BASIS = (
    "§ 19 des Teilhabe- und Integrationsgesetzes Nordrhein-Westfalen verpflichtet die Landesregierung, dem Landtag "
    "alle fünf Jahre zu berichten, und sagt den Kommunen Unterstützung beim eigenen Monitoring zu. Eine "
    "Berichtspflicht der Kreise enthält er nicht.\n"
    "Der Landkreis Auental berichtet, weil der Kreistag es am 14.12.2020 beschlossen hat (Vorlage 2020/118)."
)
FIRST: dict[str, Any] = {
    "mandate": "Der Kreistag hat die Verwaltung am 12.10.2015 mit einem ersten Bericht beauftragt (Vorlage 2015/081).",
    "summary": "Aus der Nothilfe von 2015 ist eine Aufgabe des ganzen Kreises geworden. Ende 2020 gehören 12 "
    "Organisationen zum Netz (T10); eine Verbindung zwischen ihnen ist noch nicht eingetragen (T11).",
    "findings": "Die Arbeitslosenquote von Menschen ohne deutschen Pass lag 2020 bei 14,9 %, insgesamt bei 5,6 % (T7.3).\n"
    "15,8 % der Jugendlichen ohne deutschen Pass verließen 2020 die Schule ohne Abschluss, mit deutschem Pass 4,9 % "
    "(T7.2).\n"
    "Wohnen ist mit 9 von 22 neuen Fällen das häufigste Anliegen (T27, T26), und bei 26 von 80 Anfragen fehlte 2020 "
    "Sprachmittlung (T24b).",
    "data_gaps": "Gezählt ist, was nachgetragen wurde: amtliche Werte nur für 2020, Fälle ab 2019, Sprachmittlung ab 2020. "
    "Eine Null in den Jahren davor heißt, dass niemand gezählt hat.",
}
FIRST_SECTIONS = {
    "k1-verstaendnis": "Integration heißt in diesem Bericht: ankommen, Deutsch lernen, Arbeit finden. Das Konzept von 2016 "
    "nennt dafür Ziele, alle nur für Zugewanderte (T30).",
    "k5-einordnung": "Die 12 Organisationen im Netz (T10) arbeiten nebeneinander her: Eingetragen sind 0 Verbindungen (T11). "
    "Ein Gremium hat noch nicht getagt.",
    "k6-einordnung": "Ende 2020 waren 5 Angebote öffentlich, 2 davon offen für alle (T14). Die anderen 3 richteten sich nur an "
    "geflüchtete Menschen (T15).",
    "k8-einordnung": "2020 kamen 48 von 80 Anfragen zustande (T24). Eine Grundschulung hat noch niemand nachgewiesen.",
    "k12-bewertung": "Der Anfang ist gemacht: Fälle und Sprachmittlung werden gezählt. Was fehlt, sind Gremien und eine "
    "Zusammenarbeit, die man sehen kann.",
    "k12-ausblick": "In den nächsten Jahren soll aus Projekten Alltag werden.",
}
FIRST_ADVICE: list[dict[str, Any]] = [
    {
        "title": "Pool für Sprachmittlung schulen und sichern",
        "text": "Der Kreis führt den Pool für Sprachmittlung mit Grundschulung und festen Sätzen.",
        "responsible": "Kommunales Integrationszentrum",
        "due_on": dt.date(2022, 12, 31),
        "indicator": "Einsätze im Jahr",
        "decision": "Kreistag",
        "chapter": 8,
    },
    {
        "title": "Beirat einrichten",
        "text": "Der Kreistag richtet einen Beirat für Teilhabe und Integration mit Satzung ein.",
        "responsible": "Kreistagsbüro",
        "due_on": dt.date(2021, 6, 30),
        "indicator": "Sitzungen im Jahr",
        "decision": "Kreistag",
        "chapter": 5,
    },
    {
        "title": "Angebote für alle öffnen",
        "text": "Neue Angebote sollen allen offenstehen; wo das nicht geht, nennt der Träger den Grund.",
        "responsible": "Kommunales Integrationszentrum, Träger",
        "due_on": dt.date(2025, 12, 31),
        "indicator": "Anteil offener Angebote: 50 %",
        "chapter": 6,
    },
]
FIRST_GOALS = (
    (
        "1.1",
        "partly",
        "Ende 2020 gab es 1 öffentliches Sprachangebot (T14); wer einen Kurs fand, ist nicht gezählt.",
    ),
    (
        "2.1",
        "missed",
        "Ohne Abschluss blieben 15,8 % ohne deutschen Pass und 4,9 % mit deutschem Pass (T7.2).",
    ),
    ("3.1", "partly", "48,1 % der Ausländer:innen waren 2020 beschäftigt, 14,9 % arbeitslos (T7.3)."),
    (
        "Die Vereine arbeiten zusammen",
        "missed",
        "Zwischen 12 Organisationen sind 0 Verbindungen eingetragen (T11).",
    ),
)
SECOND: dict[str, Any] = {
    "mandate": "Beschluss des Kreistags vom 14.12.2020, Vorlage 2020/118: Die Verwaltung berichtet alle fünf Jahre über "
    "den Stand der Integration im Landkreis.",
    "summary": "Seit 2020 ist das Netz von 12 auf [[actors]] Organisationen gewachsen (T10). Offen für alle sind 15 von "
    "[[offers]] Angeboten (T14). Von 23 Angeboten, die es nicht sind, schreibt bei 9 die Förderung vor, wer kommen darf "
    "(T15).",
    "findings": "Die Arbeitslosenquote ohne deutschen Pass sank von 14,9 auf 13,1 % (T7.3), doch 16,3 % bleiben ohne "
    "Schulabschluss (T7.2).\n"
    "Für 11 von 38 Angeboten endet bis Ende 2026 die Förderung (T19); von 7 Sprachangeboten ist keines offen für alle "
    "(T14).\n"
    "Um Wohnen geht es in 37 von 100 neuen Fällen (T27, T26); bei 152 von 640 Anfragen fehlte Sprachmittlung (T24b).",
    "data_gaps": "Wer nicht mitgezählt wird, fehlt auch hier: Menschen ohne Kontakt zu Vereinen und Ämtern, Saisonkräfte, "
    "Menschen ohne Papiere. Gezählt ist, was die Beteiligten eingetragen haben.",
}
SECOND_SECTIONS = {
    "k1-verstaendnis": "Teilhabe meint alle, die hier leben. Das Konzept 2022 bis 2028 sieht Integration als Aufgabe der ganzen "
    "Gesellschaft, nicht als Eingliederung der Zugewanderten.",
    "k1-quellen": "Die meisten Zahlen stammen aus den Registern des Netzes. Sie sind so vollständig, wie die Beteiligten "
    "sie pflegen.",
    "k2-einordnung": "Der Landkreis wächst langsam, von 157.410 auf [[population]] Menschen (T3). [[foreign_share]] haben keinen "
    "deutschen Pass (T3); als Schutzsuchende leben hier 3,4 % (T4). Die meisten Menschen ohne deutschen Pass sind also keine "
    "Schutzsuchenden.",
    "k2-besondere-jahre": "2022 kamen viele Menschen aus der Ukraine; sie stehen in den Zahlen von 2022 an. Im selben Jahr "
    "zählte der Zensus die Bevölkerung neu. Beides lässt den Ausländeranteil springen, ohne dass es ein Trend wäre.",
    "k4-einordnung": "Besser steht es um Kita und Arbeit: Von den Kindern mit Migrationsgeschichte zwischen drei und fünf "
    "Jahren besuchen 82,6 % eine Kita, 2020 waren es 78,3 % (T7.12). Schlechter steht es um den Schulabschluss. "
    "Zum Wohnen gibt es keinen amtlichen Indikator.",
    "k4-sprache": "Auf einen Kurs wartet man 10 Wochen, das Ziel sind 8 (T31). Von 7 Angeboten stehen 0 allen offen (T8.1).",
    "k4-bildung": "Der Abstand beim Schulabgang ohne Abschluss ist seit 2020 von 10,9 auf 11,2 Prozentpunkte gewachsen (T7.2).",
    "k4-arbeit": "Die Arbeitslosenquote von Menschen ohne deutschen Pass liegt bei [[unemployment_foreign]], 2020 waren es "
    "14,9 % (T7.3). Zugleich stieg ihre SGB-II-Quote von 21,8 % auf 24,9 % (T7.3): Arbeit reicht nicht immer zum Leben.",
    "k4-wohnen": "In 37 neuen Fällen ging es um Wohnen (T27). 2 Hürden sind bestätigt, 1 davon ist Diskriminierung (T9.4). "
    "Der Runde Tisch kennt sie.",
    "k4-gesundheit": "Siebzehn Lots:innen erklären Vorsorge, Praxen und Kassen; zwanzig sollten es sein, drei haben inzwischen "
    "eine feste Stelle gefunden. In der psychosozialen Beratung ist die Wartezeit auf drei Wochen gesunken. Ungelöst bleibt die "
    "Arztpraxis: Solange niemand die Sprachmittlung bezahlt, übersetzen Kinder für ihre Eltern.",
    "k4-politische-teilhabe": "Der Beirat hat eine Satzung, und seine Anträge werden in den Ausschüssen beraten. Seine Sitzungen "
    "sind seit 2025 eingetragen (T12a). Wählen dürfen in den Gemeinden und im Kreis nur Menschen mit dem Pass eines "
    "EU-Staats; für alle anderen bleibt der Beirat der einzige Weg, mitzureden.",
    "k4-engagement": "Vierzehn Betriebe erkennen den Ehrenamtsnachweis bei Bewerbungen an, das macht ihn für Jüngere wertvoll. "
    "Die Arbeit selbst hängt an wenigen: In drei Gemeinden finden sich keine Ehrenamtlichen für das Sprachcafé. Vereine, die "
    "sich öffnen wollen, fragen nach Begleitung und nicht nach einem weiteren Merkblatt.",
    "k4-kultur": "Was es gibt, tragen Vereine und Bibliotheken, meist ohne Geld des Kreises und meist in Auenstadt. Die Feste sind "
    "gut besucht. Ein Programm, das über das Jahr reicht und zu dem auch die kleinen Gemeinden einladen, fehlt; das Konzept "
    "nennt dafür bisher kein Ziel.",
    "k4-sport-freizeit": "Im Sport begegnen sich Kinder, die sich sonst nicht treffen. Viele melden sich nach der Probezeit wieder ab, "
    "weil der Beitrag zu hoch ist. Der Kreissportbund übernimmt ihn auf Antrag, doch das wissen die Familien nicht; die Vereine "
    "sagen es ihnen jetzt bei der Anmeldung.",
    "k4-beratung": "Die Meldebehörde in Auenstadt hat seit Mai 2025 offene Sprechzeiten und eine Seite in sechs Sprachen; die Klage "
    "über Termine ist damit erledigt. Aus den kleinen Gemeinden bleibt der Weg zur Beratung weit. In Lindtal steht die Beraterin "
    "bereit, der Gemeindesaal noch nicht.",
    "k4-antidiskriminierung": "Eine Stelle, die berät und Fälle zählt, hat der Kreis nicht. Was in diesem Bericht steht, haben andere "
    "nebenbei notiert: vor allem Absagen bei der Wohnungssuche, sobald der Name fällt. Wer etwas erlebt, weiß oft nicht, wem er es "
    "sagen soll; die Zahlen sind darum eher zu klein.",
    "k4-kinder-familie": "Mehr Kinder als 2021 gehen in eine Kita. Drei von vier Elterncafés laufen und erreichen auch Mütter, die "
    "keinen Kurs besuchen. Vor der Tür bleibt, wer am Anmeldeportal scheitert: In Mühlwiesen verlangt es eine Bestätigung, die "
    "nur auf Deutsch kommt.",
    "k4-mobilitaet-digital": "Der letzte Bus fährt um 19:10 Uhr, die Kurse enden später. Daran hat sich bis Ende 2025 nichts geändert, und "
    "es trifft alle ohne Auto. Zugleich gibt es mehr Anträge nur noch am Bildschirm; wer wenig liest oder kein Gerät hat, braucht "
    "dafür Hilfe, die bisher Ehrenamtliche leisten.",
    "k5-einordnung": "Das Netz ist von 12 auf [[actors]] Organisationen gewachsen (T10); 34 sind mit keiner anderen verbunden "
    "(T11). Migrantische Selbstorganisationen waren 3 von 12, heute sind es 11 von 60 (T10). Eingetragen sind [[meetings]] "
    "Sitzungen, alle aus dem Jahr 2025 (T12a).",
    "k6-einordnung": "Von [[offers]] Angeboten stehen 15 allen offen (T14). Ende 2020 waren es 2 von 5: Die Zahl ist gewachsen, "
    "der Anteil nicht. Von den 23 anderen ist bei 9 die Förderung der Grund (T15).",
    "k7-einordnung": "2 Angebote verlieren ihre Förderung in weniger als sechs Monaten, 9 weitere in sechs bis zwölf (T19). 54 % "
    "des Geldes schließen offene Angebote aus (T20).",
    "k8-einordnung": "25 Menschen sind im Pool aktiv (T23a). 2025 kamen 116 von 144 Anfragen zustande (T24). Landesmittel "
    "schließen Arztgespräche aus.",
    "k11-botschaften": "Fahrpläne und Förderregeln löst der Kreis nicht allein. Das Land sollte Gesundheit in die Förderung "
    "der Sprachmittlung aufnehmen.",
    "k12-bewertung": "Ganz erreicht ist noch kein Ziel, die meisten sind es teilweise (T37). Am weitesten ist die "
    "Sprachmittlung. Schulabschluss und Öffnung der Angebote bleiben die Aufgaben der nächsten Jahre.",
}
SECOND_ADVICE: list[dict[str, Any]] = [
    {
        "title": "Beratung vor Ort sichern",
        "text": "Der Kreis stellt ab 2027 jährlich 48.600 Euro für ein mobiles Beratungsteam in den kleinen Gemeinden bereit.",
        "reason": "Die Beratung vor Ort hilft bei Anträgen, Arbeit, Wohnen und Familie und ist offen für alle.\n"
        "Ihre Förderung läuft aus; ohne Anschluss ist die nächste Beratung mit dem Bus oft über eine Stunde entfernt.",
        "against": "Es bleiben weniger Beratungstage als bisher.\nDas Land entscheidet erst 2027 über seinen Anteil.",
        "chapter": 7,
        "responsible": "Dezernat Soziales",
        "due_on": dt.date(2027, 1, 31),
        "effort": "48.600 € im Jahr",
        "indicator": "Fahrzeit über 45 Min.: höchstens eine Gemeinde",
        "decision": "Kreistag",
    },
    {
        "title": "Öffnung verhandeln",
        "text": "Bei jeder neuen Förderung verhandelt der Kreis die Öffnung für alle und begründet, wo sie nicht gelingt.",
        "reason": "Wo eine Förderung die Gruppe vorschreibt, bleibt die Tür für andere zu, auch wenn Plätze frei sind.",
        "against": "Manche Fördergeber lassen keinen Spielraum.",
        "chapter": 6,
        "responsible": "Kommunales Integrationszentrum",
        "due_on": dt.date(2026, 7, 31),
        "effort": "kein Mehraufwand",
        "indicator": "Anteil offener Angebote: 55 %",
        "decision": "Sozialausschuss",
    },
    {
        "title": "Sprachmittlung für Gesundheit",
        "text": "Der Kreis lässt Sprachmittlung für Arztgespräche aus Kreismitteln zu, solange Landesmittel sie ausschließen.",
        "reason": "Ohne Sprachmittlung werden Kinder als Dolmetscher in die Praxis mitgenommen.",
        "chapter": 8,
        "responsible": "Kommunales Integrationszentrum, Gesundheitsamt",
        "due_on": dt.date(2027, 1, 31),
        "effort": "12.000 € im Jahr",
        "indicator": "ausgeschlossene Anfragen: unter 10",
        "decision": "Kreistag",
    },
    {
        "title": "Kursende und Fahrplan abstimmen",
        "text": "Verkehrsplanung und Volkshochschule stimmen Abendkurse und letzte Busse ab.",
        "chapter": 11,
        "responsible": "Verkehrsplanung, Volkshochschule",
        "due_on": dt.date(2026, 12, 31),
        "effort": "gering",
        "indicator": "Hürden „kein Bus nach Kursende“: keine offen",
        "decision": "Verwaltung",
    },
]
#: Number of the goal in the concept, or the words of one it does not have.
SECOND_GOALS = (
    ("1.1", "partly", "Die Wartezeit liegt bei 10 Wochen, das Ziel sind 8 (T31)."),
    (
        "Angebote stehen allen offen",
        "partly",
        "15 von 38 Angeboten stehen allen offen, in der Sprache 0 von 7 (T14); der Anteil ist nicht größer als 2020.",
    ),
    ("1.3", "mostly", "2025 kamen 116 von 144 Einsätzen zustande (T24); für Arztgespräche fehlen Mittel."),
    ("2", "missed", "Der Abstand beim Schulabgang ohne Abschluss wuchs von 10,9 auf 11,2 Prozentpunkte (T7.2)."),
    ("3", "partly", "54,3 % der Ausländer:innen sind beschäftigt, 2020 waren es 48,1 %; 24,9 % leben von SGB II (T7.3)."),
    ("4.1", "partly", "43 Haushalte behielten ihre Wohnung, das Ziel waren 40 (T31); wohnungslose Menschen zählt niemand."),
    ("4.2", "partly", "Der Runde Tisch arbeitet; 2 Hürden beim Wohnen sind bestätigt (T9.4)."),
    ("5", "partly", "17 Lots:innen sind aktiv, das Ziel sind 20 (T31); auf 10.000 Menschen kommen 5,8 Hausärzt:innen (T7.5)."),
    ("6.1", "partly", "Der Beirat tagte 3-mal, jedes Mal 2025 (T12a); von 6 Beschlüssen sind 0 umgesetzt (T12)."),
    ("6.2", "partly", "Die Vereinsberatung ist abgeschlossen, das Vereinstandem noch geplant (T31)."),
)  # fmt: skip
OUTCOMES = (
    ("done", "25 Menschen sind aktiv (T23a); 2025 kamen 116 Einsätze zustande (T24)."),
    ("done", "Satzung vom 12.06.2024; der Beirat tagte 3-mal, jedes Mal 2025 (T12a)."),
    ("partly", "Offen sind 15 von 38 Angeboten (T14); das Ziel von der Hälfte ist verfehlt."),
)
