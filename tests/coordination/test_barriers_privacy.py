"""The scanner for personal data: what it finds, and what it must leave alone."""

from itertools import pairwise

import pytest

from coordination.barriers.privacy import (
    PersonalDataFound,
    find_personal_data,
    marked,
    refuse_personal_data,
)
from tests.cast import TODAY


def kinds(text):
    return [finding.what for finding in find_personal_data(text, today=TODAY)]


def test_d09_a_text_with_a_name_and_an_address_is_stopped():
    with pytest.raises(PersonalDataFound) as refusal:
        refuse_personal_data(today=TODAY, description="Herr M. aus der Hauptstraße 12 bekommt keinen Termin.")
    assert refusal.value.field == "description"
    assert [finding.text for finding in refusal.value.findings] == ["Herr M.", "Hauptstraße 12"]
    refuse_personal_data(today=TODAY, description="Menschen ohne Postadresse bekommen keinen Termin.")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Frau Haddad wurde abgewiesen", "Name nach einer Anrede"),
        ("die Familie Yıldız wartet", "Name nach einer Anrede"),
        ("Herrn Dr. Öztürk wurde gesagt", "Name nach einer Anrede"),
        ("Fr. N. sagte", "Name nach einer Anrede"),
        ("geboren am 03.04.1990 in Aleppo", "Geburtsdatum"),
        ("geb. 3.4.90", "Geburtsdatum"),
        ("ein Mann, 17.08.1984, wurde", "Geburtsdatum"),
        ("Person (1984-08-17) wartet", "Geburtsdatum"),
        ("Rückruf unter 0170 1234567", "Telefonnummer"),
        ("Telefon +49 5231 62-1234", "Telefonnummer"),
        ("erreichbar: (05231) 621234", "Telefonnummer"),
        ("Mail an amal@bruecke.example", "E-Mail-Adresse"),
        ("Konto DE02 1203 0000 0000 2020 51", "Kontonummer (IBAN)"),
        ("IBAN DE02120300000000202051", "Kontonummer (IBAN)"),
        ("AZR 123456789012", "Aktenzeichen (AZR, BAMF)"),
        ("im Register 123456789012 geführt", "Aktenzeichen (AZR, BAMF)"),
        ("Az. 7654321-423", "Aktenzeichen (AZR, BAMF)"),
        ("BAMF-Nr. 7654321-423", "Aktenzeichen (AZR, BAMF)"),
        ("wohnt Mühlgasse 4", "Straße mit Hausnummer"),
        ("in der Bahnhofstr. 17a", "Straße mit Hausnummer"),
        ("Lange Straße 9", "Straße mit Hausnummer"),
        ("wohnt Am Markt 5, Auenstadt", "Straße mit Hausnummer"),
    ],
)
def test_personal_data_is_found(text, what):
    assert what in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Bescheinigung wird verweigert, obwohl § 19 BMG sie verlangt.",
        "Das Gesetz vom 30.07.2004 gilt seit 01.01.2005.",
        "Seit dem 15.01.2026 gibt es keine Termine, vorher 48 Stunden Wartezeit.",
        "Der letzte Bus fährt um 19:10 Uhr, Kurse enden um 20 Uhr.",
        "Frauen und Männer warten 6 bis 12 Monate, im Schnitt 8,5.",
        "Eine Frau und ihr Kind; Familien mit 3 Kindern; der Herr des Hauses.",
        "Frau Bürgermeisterin hat zugesagt.",
        "Am Montag 14 Menschen, am Freitag 20 Personen.",
        "Die Straße ist gesperrt, der Platz 3 km entfernt.",
        "Gebühr 1.234,50 Euro, 100.000 Euro im Jahr 2025.",
        "Bescheide aus 12 Gemeinden, 2.500 Fälle, Kapitel 4.4.",
        "Im Jahr 2024 kamen 1200 Menschen.",
    ],
)
def test_ordinary_sentences_pass(text):
    assert kinds(text) == []


def test_findings_do_not_overlap_and_can_be_shown():
    text = "Frau Haddad, geb. 03.04.1990, Mühlgasse 4."
    findings = find_personal_data(text, today=TODAY)
    assert all(a.end <= b.start for a, b in pairwise(findings))
    segments = marked(text, findings)
    assert "".join(segment.text for segment in segments) == text
    assert next(segment.text for segment in segments if segment.what) == "Frau Haddad"


def test_a_long_hostile_text_is_read_in_time():
    assert kinds("0" * 20_000) == []
    assert kinds("Aa " * 6_000) == []
    assert kinds("1234-" * 4_000) == []
