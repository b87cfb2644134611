"""What the editors of the demo wrote; all of it invented."""

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
    "mandate": "Der Kreistag hat die Verwaltung am 12.10.2015 mit einem ersten Bericht beauftragt (Vorlage 2015/094).",
    "summary": "Aus der Nothilfe von 2015 ist eine Aufgabe des ganzen Kreises geworden. Das Netz trägt, aber es hängt an "
    "wenigen Menschen.",
    "findings": "Das Ehrenamt hat die ersten Jahre getragen.\n"
    "Feste Ansprechstellen fehlen in den meisten Gemeinden.\n"
    "Zahlen gibt es kaum; vieles wurde nicht gezählt.",
    "data_gaps": "Für die Jahre vor 2021 wurde nachgetragen, was noch bekannt war.",
}
FIRST_SECTIONS = {
    "k1-verstaendnis": "Integration heißt in diesem Bericht: ankommen, Deutsch lernen, Arbeit finden. Das Konzept von 2012 "
    "sprach noch von Eingliederung.",
    "k5-einordnung": "Die meisten Vereine arbeiteten nebeneinander her. Ein Beirat wurde 2019 beschlossen.",
    "k6-einordnung": "Fast alle Angebote richteten sich an Geflüchtete. Für andere gab es wenig.",
    "k8-einordnung": "Sprachmittlung war Nachbarschaftshilfe. Einen Pool gab es nicht.",
    "k12-bewertung": "Der Anfang ist gemacht. Was fehlt, sind Strukturen, die ohne Überstunden tragen.",
    "k12-ausblick": "In den nächsten Jahren soll aus Projekten Alltag werden.",
}
FIRST_ADVICE: list[dict[str, Any]] = [
    {
        "title": "Pool für Sprachmittlung aufbauen",
        "text": "Der Kreis baut einen Pool für Sprachmittlung mit festen Sätzen auf.",
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
        "indicator": "Anteil offener Angebote: 40 %",
        "chapter": 6,
    },
]
FIRST_GOALS = (
    ("1.1", "partly", "In den Städten fand jede Person einen Kurs, in den kleinen Gemeinden nicht."),
    ("2.1", "partly", "Der Anteil ohne Abschluss ist gesunken, am wenigsten in den Förderschulen."),
    ("3.1", "mostly", "Die Arbeitslosenquote ist für alle gesunken."),
    ("Die Vereine arbeiten zusammen", "missed", "Es gab keine gemeinsamen Runden."),
)
FIRST_STATEMENT = (
    "Der Beirat dankt für den ersten Bericht. Er vermisst die Stimmen derer, um die es geht.\n"
    "Er erwartet, dass im nächsten Bericht steht, was aus den Empfehlungen geworden ist."
)
SECOND: dict[str, Any] = {
    "mandate": "Beschluss des Kreistags vom 14.12.2020, Vorlage 2020/118: Die Verwaltung berichtet alle fünf Jahre über "
    "den Stand der Integration im Landkreis.",
    "summary": "In fünf Jahren ist ein Netz entstanden, das trägt. Offen für alle sind seine Angebote noch nicht überall: "
    "Oft schreibt die Förderung vor, wer kommen darf.",
    "findings": "Mehr Organisationen arbeiten mit: [[actors]] gehören zum Netz, darunter mehr migrantische "
    "Selbstorganisationen.\n"
    "Der Beirat tagt regelmäßig und ist beschlussfähig.\n"
    "Viele Angebote hängen an Förderungen, die bald enden.",
    "data_gaps": "Wer nicht mitgezählt wird, fehlt auch hier: Menschen ohne Kontakt zu Vereinen und Ämtern, Saisonkräfte, "
    "Menschen ohne Papiere. Gezählt ist, was die Beteiligten eingetragen haben.",
}
SECOND_SECTIONS = {
    "k1-verstaendnis": "Teilhabe meint alle, die hier leben. Das Konzept von 2021 sieht Integration als Aufgabe der ganzen "
    "Gesellschaft, nicht als Eingliederung der Zugewanderten.",
    "k1-quellen": "Die meisten Zahlen stammen aus den Registern des Netzes. Sie sind so vollständig, wie die Beteiligten "
    "sie pflegen.",
    "k2-einordnung": "Der Landkreis wächst langsam und wird vielfältiger: [[foreign_share]] der Menschen haben keinen deutschen "
    "Pass. Die meisten kamen nicht wegen Krieg oder Verfolgung, sondern zum Arbeiten und zu ihrer Familie.",
    "k2-besondere-jahre": "2022 kamen viele Menschen aus der Ukraine; sie stehen in den Zahlen von 2022 an. Im selben Jahr "
    "zählte der Zensus die Bevölkerung neu. Beides lässt den Ausländeranteil springen, ohne dass es ein Trend wäre.",
    "k4-einordnung": "Am weitesten sind Kita und Arbeit, am wenigsten bewegt haben sich Schulabschluss und Wohnen.",
    "k4-sprache": "Kurse gibt es, und sie beginnen früher als 2021. Abends und in den kleinen Gemeinden fehlen sie weiter.",
    "k4-bildung": "Alle vier Schulen des Programms arbeiten mit, und an der Volkshochschule haben 2025 27 Menschen am Abend "
    "einen Abschluss nachgeholt. Der Abstand beim Schulabschluss ist trotzdem noch da. Die Förderung in den Kitas, mit der "
    "er früh kleiner werden soll, steht still, weil die fünfte Einrichtung fehlt.",
    "k4-arbeit": "Von den Menschen ohne deutschen Pass sind [[unemployment_foreign]] arbeitslos, weniger als zu Beginn. Wer "
    "einen Abschluss anerkennen lässt, wartet noch immer lange.",
    "k4-wohnen": "Absagen an der Wohnungstür bleiben die häufigste Klage. Der Runde Tisch kennt sie jetzt.",
    "k4-gesundheit": "Siebzehn Lots:innen erklären Vorsorge, Praxen und Kassen; zwanzig sollten es sein, drei haben inzwischen "
    "eine feste Stelle gefunden. In der psychosozialen Beratung ist die Wartezeit auf drei Wochen gesunken. Ungelöst bleibt die "
    "Arztpraxis: Solange niemand die Sprachmittlung bezahlt, übersetzen Kinder für ihre Eltern.",
    "k4-politische-teilhabe": "Seit 2021 gibt es einen Beirat mit Satzung, der viermal im Jahr tagt und dessen Anträge in den "
    "Ausschüssen beraten werden. Wählen dürfen in den Gemeinden und im Kreis nur Menschen mit dem Pass eines "
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
    "k5-einordnung": "Das Netz ist gewachsen und kennt sich. [[meetings]] Sitzungen zeigen, dass die Gremien arbeiten. "
    "Offen ist, ob kleine Vereine das Tempo halten.",
    "k6-einordnung": "Von [[offers]] Angeboten stehen viele allen offen. Wo eine Zielgruppe vorgeschrieben ist, liegt es "
    "meist an der Förderung.",
    "k7-einordnung": "Das Geld kommt überwiegend befristet. Wer eine Stelle verliert, verliert oft das ganze Angebot.",
    "k8-einordnung": "Der Pool ist aufgebaut und spricht viele Sprachen. Für Arztgespräche fehlt Geld, weil "
    "Landesmittel sie ausschließen.",
    "k11-botschaften": "Fahrpläne und Förderregeln löst der Kreis nicht allein. Das Land sollte Gesundheit in die Förderung "
    "der Sprachmittlung aufnehmen.",
    "k12-bewertung": "Überwiegend ist gelungen, was 2021 beschlossen wurde. Die Öffnung der Angebote bleibt die Aufgabe der "
    "nächsten Jahre.",
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
    (
        "1.1",
        "partly",
        "Die Wartezeit ist gesunken und liegt noch über dem Ziel.",
    ),
    (
        "Angebote stehen allen offen",
        "mostly",
        "Der Anteil offener Angebote ist gestiegen; in der Sprache bleibt er klein.",
    ),
    ("1.3", "mostly", "In den Ämtern des Kreises ja; beim Arzt ist Sprachmittlung weiter ungelöst."),
    ("2", "partly", "Der Abstand beim Schulabschluss ist kleiner geworden und noch da."),
    ("3", "mostly", "Mehr Menschen ohne deutschen Pass haben Arbeit; die Anerkennung dauert weiter lang."),
    ("4.1", "missed", "Die Notunterkünfte sind voller als am Anfang des Zeitraums."),
    ("4.2", "partly", "Der Runde Tisch arbeitet, die Absagen werden nicht weniger."),
    ("5", "partly", "Lots:innen erreichen viele; Plätze für seelische Gesundheit fehlen."),
    ("6.1", "reached", "Der Beirat tagt regelmäßig und fasst Beschlüsse."),
    ("6.2", "partly", "Einige große Vereine haben sich geöffnet, die kleinen noch nicht."),
)
OUTCOMES = (
    ("done", "Der Pool besteht; Kapitel 8 zeigt seine Sprachen (T23)."),
    ("done", "Satzung vom 09.11.2021; der Beirat tagt viermal im Jahr (T12)."),
    ("partly", "Der Anteil ist gestiegen, das Ziel von 40 % wird in der Sprache verfehlt (T14)."),
)
