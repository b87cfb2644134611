"""What the invented districts say about themselves on their legal pages (keys as in templates/desk/shell)."""

TEXTS_OF_AUENTAL = {
    "represented_by": "Landrätin Dr. Mia Sommer",
    "responsible_editor": "Selin Arndt, Kommunales Integrationszentrum, Kreishausplatz 1, 00001 Auenstadt",
    "privacy_officer": "Ulrich Farin, Kreishausplatz 1, 00001 Auenstadt, Telefon 00000 12-199, "
    "datenschutz@kreis-auental.example",
    "retention": "Angebote und Organisationen: zwei Jahre nach dem Ende. Fälle: zwölf Monate nach dem Abschluss. "
    "Niederschriften: dauerhaft, sie gehen an das Kreisarchiv. Protokoll der Zugriffe: zwei Jahre.",
    "supervisory_authority": "Landesbeauftragte für Datenschutz, Behördenring 4, 00009 Musterstadt, "
    "poststelle@datenschutz.example",
    "accessibility_status": "teilweise",
    "accessibility_law": "dem Behindertengleichstellungsgesetz des Landes und seiner Verordnung",
    "accessibility_gaps": "Eingereichte Unterlagen Dritter sind nicht immer barrierefrei; auf Anfrage schicken wir "
    "innerhalb von zehn Tagen eine zugängliche Fassung.",
    "accessibility_checked": "Selbstbewertung am 16. Februar 2026.",
    "enforcement_body": "Ombudsstelle für barrierefreie Informationstechnik, Behördenring 1, 00009 Musterstadt, "
    "Telefon 00000 98-0, ombudsstelle@land.example",
}
TEXTS_OF_NORDMARK = {
    "represented_by": "Landrat Hauke Petersen",
    "responsible_editor": "Ole Petersen, Stabsstelle Teilhabe, Am Deich 3, 00002 Nordhafen",
    "privacy_officer": "Frauke Behn, Am Deich 3, 00002 Nordhafen, datenschutz@kreis-nordmark.example",
    "retention": "nach dem Löschkonzept des Kreises, höchstens fünf Jahre nach dem Ende eines Vorgangs.",
    "supervisory_authority": "Landesbeauftragte für Datenschutz, Hafenstraße 8, 00008 Musterhafen, "
    "post@datenschutz-nord.example",
    "accessibility_status": "teilweise",
    "accessibility_law": "dem Behindertengleichstellungsgesetz des Landes und seiner Verordnung",
    "accessibility_gaps": "Unterlagen Dritter; eine zugängliche Fassung gibt es auf Anfrage.",
    "accessibility_checked": "Selbstbewertung am 9. Februar 2026.",
    "enforcement_body": "Beschwerdestelle für digitale Barrierefreiheit, Hafenstraße 2, 00008 Musterhafen, "
    "beschwerde@land-nord.example",
}
