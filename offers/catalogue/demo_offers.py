"""The forty offers of the invented district, one line each, as a clerk would list them.

title | provider | fields | place | door | groups | reason | languages | places | times | what it is
Doors: O open, R on request, T target group. Places: a municipality, or `kreisweit`, `online`, `aufsuchend`.
"""

OFFERS = """
Anerkennungsberatung im Kreishaus|Kommunales Integrationszentrum Landkreis Auental|arbeit,beratung|Auenstadt|O|||deu,eng,ara||Mo bis Do, 9 bis 12 Uhr|Wir prüfen mit Ihnen, ob Ihr Abschluss aus dem Ausland hier gilt, und füllen den Antrag gemeinsam aus.
Arabisch-deutsches Vorlesen|Stadtbücherei Auenstadt|bildung,kinder_familie|Auenstadt|O|||deu,ara|20|Samstag, 11 bis 12 Uhr|Bilderbücher in zwei Sprachen für Kinder von 4 bis 8 Jahren und alle, die zuhören mögen.
Ausbildungslotsen Aue|Kreishandwerkerschaft Auental|arbeit,bildung|kreisweit|R|youth|topic|deu|30|nach Absprache|Meisterinnen und Meister im Ruhestand begleiten junge Menschen durch Bewerbung und erstes Lehrjahr.
Begegnungscafé Erlenbrück|Diakonisches Werk Auental|engagement,kultur|Erlenbrück|O|||deu,ukr,pes||Mittwoch, 15 bis 17 Uhr|Kaffee, Spiele und Gespräche. Wer neu ist, findet hier die erste Bekannte.
Beratung im Quartier Lindtal|Brücke Auental e. V.|wohnen,beratung|Lindtal|T|refugees|funding|deu,ara,tir|10|Dienstag und Donnerstag, 10 bis 13 Uhr|Hilfe bei Wohnungssuche, Briefen vom Amt und Ärger mit dem Mietvertrag.
Sprachpat:innen Lindtal|Brücke Auental e. V.|sprache,engagement|Lindtal|T|refugees|funding|deu,ara,tir|12|nach Absprache|Ehrenamtliche üben einmal in der Woche Deutsch, zu Hause oder im Park.
Ankommenscafé Mühlgasse|Brücke Auental e. V.|beratung,engagement|Lindtal|T|refugees|funding|deu,ara,tir,ukr|8|Freitag, 14 bis 16 Uhr|Fragen der ersten Wochen: Kita, Arzt, Bus, Konto.
Wohnungsführerschein für alle|Brücke Auental e. V.|wohnen,bildung|kreisweit|O|||deu,ara,ukr,tir|20|Montag, 18 bis 20 Uhr|Sechs Abende rund ums Mieten: suchen, Vertrag, Nebenkosten, Müll, Nachbarschaft. Am Ende gibt es eine Urkunde.
Elterncafé an der Lindenschule|Brücke Auental e. V.|bildung,kinder_familie|Lindtal|O|||deu,ara,tur|15|Donnerstag, 8 bis 10 Uhr|Eltern fragen, Lehrkräfte antworten, Sprachmittlung ist dabei.
Berufssprachkurs Pflege B2|Volkshochschule Auental|sprache,arbeit|Auenstadt|T|job_seekers|funding|deu|18|Montag bis Freitag, 8 bis 13 Uhr|Deutsch für Menschen, die in der Pflege arbeiten oder dort anfangen.
Digital mobil: Behördenwege online|Volkshochschule Auental|mobilitaet_digital|kreisweit|O|||deu,ukr|12|erster Dienstag im Monat, 16 bis 18 Uhr|Formulare am eigenen Telefon ausfüllen, Termine buchen, Passwörter sicher aufheben.
Integrationskurs mit Kinderbetreuung|Volkshochschule Auental|sprache|Auenstadt|T|course_entitled|topic|deu|20|Montag bis Freitag, 8.30 bis 12.45 Uhr|600 Stunden Deutsch und 100 Stunden Orientierung, die Kinder sind nebenan gut betreut.
Deutsch am Abend A2|Volkshochschule Auental|sprache|Oberauen|R|newcomers|capacity|deu|16|Dienstag und Donnerstag, 18 bis 20 Uhr|Für alle, die tagsüber arbeiten.
Erstorientierungskurs Weidengrund|Caritasverband Auental e. V.|sprache,beratung|Weidengrund|T|refugees|funding|deu|20|Montag bis Mittwoch, 9 bis 12 Uhr|Erste Sätze, erste Wege: Einkaufen, Bus, Arzt, Schule.
Psychosoziale Erstberatung für Geflüchtete|Caritasverband Auental e. V.|gesundheit,beratung|kreisweit|T|refugees|funding|deu,ara,pes,tir||nach Anruf, meist innerhalb von zwei Wochen|Ein erstes Gespräch in Ruhe, mit Sprachmittlung, und der Weg zu weiterer Hilfe.
Kita-Einstieg: Brücken bauen in frühe Bildung|Caritasverband Auental e. V.|bildung,kinder_familie|Auenstadt|R|parents|topic|deu,ara,ukr|36|Montag bis Freitag, vormittags|Eltern und Kinder lernen die Kita kennen, bevor ein Platz frei ist.
Migrationsberatung für Erwachsene|Caritasverband Auental e. V.|beratung|Auenstadt|T|newcomers|topic|deu,eng,rus,ara||Montag und Mittwoch, 9 bis 12 Uhr|Aufenthalt, Arbeit, Familie: wir sortieren mit Ihnen, was zuerst kommt.
Familienpatenschaften|Frauenkreis Aue e. V.|engagement,kinder_familie|kreisweit|O|||deu,tur,ukr|25|nach Absprache|Eine Patin oder ein Pate kommt zwei Stunden in der Woche in die Familie.
Frauen-Fahrradwerkstatt|Frauenkreis Aue e. V.|engagement,mobilitaet_digital|Auenstadt|T|women|protection|deu,ara,pes|8|Samstag, 14 bis 17 Uhr|Schrauben, fahren lernen, mitnehmen. Von Frauen für Frauen.
Beratung für Frauen in Wohnungsnot|Frauenkreis Aue e. V.|wohnen,beratung|Auenstadt|T|women,violence|protection|deu,ara,tur||Montag bis Freitag, 9 bis 13 Uhr|Vertraulich, kostenlos, auf Wunsch ohne Namen. Den Ort nennen wir am Telefon.
Gemeinschaftsgarten Haselbrunn|Neuland Haselbrunn|engagement,sport_freizeit|Haselbrunn|O|||deu||Samstag ab 10 Uhr, März bis Oktober|Beete für alle, Werkzeug ist da, Ernte wird geteilt.
Gesundheitslots:innen|Gesundheitsamt des Landkreises Auental|gesundheit|kreisweit|R|newcomers|capacity|deu,ara,ron,tur||nach Absprache|Geschulte Lots:innen erklären in Ihrer Sprache, wie Arzt, Kasse und Vorsorge gehen.
Muttersprachlicher Gesundheitsabend|Haus Damaskus e. V.|gesundheit|Auenstadt|T|refugees|funding|ara,kmr|30|letzter Freitag im Monat, 18 bis 20 Uhr|Ärzt:innen aus dem Kreis antworten auf Arabisch und Kurdisch.
Kulturabend der Nachbarn|Haus Damaskus e. V.|kultur|Auenstadt|O|||deu,ara|60|zweiter Samstag im Monat, 19 bis 22 Uhr|Musik, Essen und Geschichten aus vielen Küchen.
Hausaufgabenhilfe am Nachmittag|Willkommen in Brunnmoos|bildung|Brunnmoos|O|||deu,ukr|24|Montag bis Donnerstag, 14 bis 16 Uhr|Hilfe bei Mathe, Deutsch und Englisch, ein Imbiss ist dabei.
Jugendbeirat zum Ausprobieren|Jugendamt des Landkreises Auental|politische_teilhabe|Auenstadt|T|youth|topic|deu|15|einmal im Monat, Freitag, 17 Uhr|Junge Menschen üben, wie man im Kreis etwas beantragt und durchsetzt.
Jobcoaching 50 plus|Lern-Praxis-Werkstatt Unterauen gGmbH|arbeit|Hohenlinde|O|||deu,rus|16|nach Absprache|Einzelgespräche für alle, die nach einer Pause wieder arbeiten wollen.
Lern-Praxis-Werkstatt|Lern-Praxis-Werkstatt Unterauen gGmbH|arbeit,bildung|Auenstadt|O|||deu|15|Montag bis Freitag, 8 bis 15 Uhr|Holz, Metall, Küche: lernen beim Tun, ohne Zeugnis, ohne Vorkenntnisse.
Aktivierung in der Werkstatt|Lern-Praxis-Werkstatt Unterauen gGmbH|arbeit|Unterauen|T|job_seekers|funding|deu,ara|30|Montag bis Freitag, 8 bis 14 Uhr|Acht Wochen Praxis mit Zuweisung des Jobcenters.
Konversationskreis Falkenrode|Sprachcafé Erlenbrück e. V.|sprache|Falkenrode|R|newcomers|capacity|deu|12|Dienstag, 19 bis 20.30 Uhr|Deutsch sprechen über Alltag, Zeitung und Rezepte.
Sprachtreff am Abend|Sprachcafé Erlenbrück e. V.|sprache,engagement|Erlenbrück|R|newcomers|capacity|deu|28|Donnerstag, 18 bis 20 Uhr|Tische nach Niveau, Ehrenamtliche helfen, Tee ist da.
Mieterberatung vor Ort|Wohnbau Auental GmbH|wohnen,beratung|Auenstadt|O|||deu,eng||Mittwoch, 14 bis 17 Uhr|Fragen zu Nebenkosten, Reparaturen und Hausordnung, auch für Mieter:innen anderer Häuser.
Energiesparcheck in Ihrer Wohnung|Mieterverein Auental e. V.|wohnen|aufsuchend|O|||deu,ara,tur||Termin in etwa zwei Wochen|Wir kommen, messen und zeigen, wo Strom und Heizung weniger kosten.
Schwimmkurs für Frauen|Schwimmverein Auenstadt e. V.|sport_freizeit,gesundheit|Oberauen|T|women|protection|deu|14|Sonntag, 17 bis 18 Uhr|Anfängerinnen, nur Frauen im Bad, Trainerinnen aus dem Verein.
Fußball ohne Vereinspflicht|TuS Lindtal 1908 e. V.|sport_freizeit|Unterauen|O|||deu,eng,fra|30|Freitag, 17 bis 19 Uhr|Einfach kommen und mitspielen, Schuhe können wir leihen.
Meldestelle Antidiskriminierung|Der Paritätische, Kreisgruppe Auental|antidiskriminierung,beratung|online|O|||deu,eng,ara,tur||jederzeit, Antwort in drei Werktagen|Schreiben Sie, was passiert ist. Wir beraten vertraulich und begleiten zu Gesprächen.
Empowerment-Werkstatt|Der Paritätische, Kreisgruppe Auental|antidiskriminierung,politische_teilhabe|Auenstadt|T|discriminated|protection|deu,eng|14|ein Wochenende im Quartal|Erfahrungen teilen, Recht kennen, Strategien üben.
Bewerbungshilfe online|Kreishandwerkerschaft Auental|arbeit,mobilitaet_digital|online|R|job_seekers|capacity|deu,eng|20|Dienstag, 17 bis 19 Uhr|Lebenslauf und Anschreiben gemeinsam am Bildschirm.
Mühltreff für Eltern und Kinder|Diakonisches Werk Auental|kinder_familie|Mühlwiesen|T|parents|topic|deu,pol,ron|12|Mittwoch, 9 bis 11 Uhr|Spielen, frühstücken, reden. Für Eltern mit Kindern bis drei Jahre.
Behördenlots:innen auf Arabisch und Dari|Brücke Auental e. V.|beratung|aufsuchend|T|refugees|funding|deu,ara,prs|20|nach Absprache|Lots:innen gehen mit zum Amt und erklären die Briefe danach.
"""

#: What some of them tell beyond the two lines; the others leave it at those.
DESCRIPTIONS = {
    "Anerkennungsberatung im Kreishaus": "Bringen Sie Zeugnisse und Übersetzungen mit, soweit Sie sie haben. Kopien machen wir vor Ort.\n\nDie Beratung dauert etwa 45 Minuten. Was die Prüfung selbst kostet und wer Zuschüsse gibt, rechnen wir mit Ihnen aus.",
    "Begegnungscafé Erlenbrück": "Im Gemeindehaus neben der Kirche, ohne Anmeldung. Für Kinder gibt es eine Spielecke.\n\nEinmal im Monat kommt jemand aus dem Rathaus und beantwortet Fragen.",
    "Wohnungsführerschein für alle": "Jeder Abend steht für sich; wer einen verpasst, holt ihn im nächsten Kurs nach. Am vierten Abend ist eine Vermieterin zu Gast, am fünften die Mieterberatung.\n\nWer alle sechs Abende besucht hat, bekommt die Urkunde.",
    "Elterncafé an der Lindenschule": "Das Café trifft sich in der Mensa, solange die Kinder im Unterricht sind. Themen wünschen sich die Eltern; die Liste hängt an der Tür.",
    "Familienpatenschaften": "Die Patinnen und Paten werden geschult und begleitet. Vor der Patenschaft steht ein Gespräch mit allen Beteiligten; beide Seiten können sie jederzeit beenden.",
    "Gemeinschaftsgarten Haselbrunn": "Ein Beet kostet nichts, nur Zeit: Jeder gießt eine Woche im Jahr für alle. Die Wege sind fest und eben, drei Hochbeete lassen sich im Sitzen pflegen.",
    "Hausaufgabenhilfe am Nachmittag": "Für Kinder ab der dritten Klasse. Zwei Lehramtsstudierende und vier Ehrenamtliche teilen sich die Nachmittage.",
    "Meldestelle Antidiskriminierung": "Sie entscheiden, was mit Ihrer Meldung geschieht: nur zählen, beraten lassen oder etwas unternehmen. Ihren Namen brauchen wir nicht.\n\nEinmal im Jahr berichtet die Meldestelle dem Beirat in Zahlen, ohne einzelne Fälle.",
    "Energiesparcheck in Ihrer Wohnung": "Der Besuch dauert eine Stunde. Danach bekommen Sie einen Bericht auf zwei Seiten und, wenn es sich lohnt, Sparlampen und eine schaltbare Steckdose.",
}  # fmt: skip
