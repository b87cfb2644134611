"""Every layout of the domain paper recognises its own example and reads what stands there."""

import io
from collections import Counter
from decimal import Decimal

import openpyxl
import pytest

from documents.spreadsheets import UnreadableTable
from monitoring.imports.keys import CHANGE_RATE, OTHER_LEVEL, read_key
from monitoring.imports.readings import read_cell
from tests.monitoring.imports import samples
from tests.monitoring.imports.samples import given, read, source_of


def workbook(**sheets: list[list]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_one_year_of_inkar():
    code, cells, _told = read("\ufeff" + samples.A)
    assert code == "A"
    assert [(c.row, c.key, c.indicator, c.time, c.text) for c in cells] == [
        (3, "01999", "Ausländeranteil", "2021", "13,5"),
        (3, "01999", "Haushaltseinkommen", "2021", "1.875"),
        (4, "05999", "Ausländeranteil", "2021", "9,1"),
        (4, "05999", "Haushaltseinkommen", "2021", "2.012"),
    ]
    assert read_cell(cells[1].text).value == 1875
    assert cells[0].column == "Ausländeranteil 2021"
    assert (cells[0].area_name, cells[0].area_kind) == ("Musterstadt", "kreisfreie Stadt")


def test_a_rows_of_another_level_are_passed_over():
    _code, cells, told = read(samples.A + "05;Nordrhein-Westfalen;Bundesländer;9,1;2.012\n")
    assert len(cells) == 4
    assert told.passed == {OTHER_LEVEL: 1}


def test_b_several_years_of_inkar():
    code, cells, _told = read(samples.B)
    assert code == "B"
    assert [(c.indicator, c.time, c.text) for c in cells] == [
        ("Lebenserwartung", "2018", "79,10"),
        ("Lebenserwartung", "2019", "79,24"),
        ("Lebenserwartung", "2020", "79,18"),
    ]


def test_c_the_excel_file_with_numbers_as_numbers_and_its_definitions():
    data = workbook(
        Daten=[
            ["Kennziffer", "Raumeinheit", "Aggregat", "Ausländeranteil", "Steuerkraft"],
            [None, None, None, 2021, "2016/2017/2018"],
            [1999, "Musterstadt", "kreisfreie Stadt", 13.5, 1534.9],
        ],
        Metadaten=[
            ["", "Ausländeranteil", "Steuerkraft"],
            ["Langname", "Anteil der Ausländer", "Gemeindliche Steuerkraft"],
            ["Quelle", "Laufende Raumbeobachtung des BBSR", ""],
        ],
        Quellangabe=[["© BBSR Bonn, INKAR 2024"]],
    )
    code, cells, told = read(data, "inkar.xlsx")
    assert code == "C"
    assert [(c.row, c.key, c.time, read_cell(c.text).value) for c in cells] == [
        (3, "1999", "2021", Decimal("13.5")),
        (3, "1999", "2016/2017/2018", Decimal("1534.9")),
    ]
    assert told.definitions["Ausländeranteil"].title == "Anteil der Ausländer"
    assert told.definitions["Ausländeranteil"].source.startswith("Laufende")
    assert "BBSR" in told.source


def test_a_csv_saved_as_excel_is_still_recognised():
    rows = [line.split(";") for line in samples.H.splitlines()]
    code, cells, _told = read(workbook(Tabelle1=rows), "werte.xlsx")
    assert (code, len(cells)) == ("H", 4)


def test_d_the_bulk_file_gives_districts_only():
    more = "Bildung;99999;NA;Schulabgänger ohne Abschluss;Bundesländer;05;Nordrhein-Westfalen;2022;6,4\n"
    code, cells, told = read(samples.D + more, "inkar_2024.csv")
    assert code == "D"
    assert [(c.row, c.key, c.code, c.indicator, c.time, c.text) for c in cells] == [
        (2, "05999000", "a_schul_oA", "Schulabgänger ohne Abschluss", "2022", "6,4")
    ]
    assert told.passed == {OTHER_LEVEL: 1}
    assert told.edition == "INKAR 2024"


def test_d_the_edition_of_2021_has_no_short_names():
    text = (
        "Bereich;ID;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert\n"
        "Bildung;1;Schulabgänger;Kreise;5999;Musterkreis;2019;NA\n"
    )
    code, cells, _told = read(text)
    assert (code, cells[0].code, cells[0].key) == ("D", "", "5999")


def test_e_a_table_of_the_regional_statistics():
    code, cells, told = read(samples.E, encoding="latin-1")
    assert code == "E"
    assert [(c.row, c.key, c.area_name, c.indicator, c.unit, c.group, c.text) for c in cells] == [
        (7, "05999", "Musterkreis, Kreis", "Arbeitslose", "Anzahl", "total", "1234"),
        (7, "05999", "Musterkreis, Kreis", "Arbeitslose", "Anzahl", "foreign", "."),
        (8, "03152", "Altkreis, Landkreis", "Arbeitslose", "Anzahl", "total", "-"),
        (8, "03152", "Altkreis, Landkreis", "Arbeitslose", "Anzahl", "foreign", "-"),
    ]
    assert (told.source, told.edition) == ("Tabelle 99999-99-99-4", "Stand 2021-02-01")


def test_e_a_table_without_a_column_for_time():
    text = (
        "Tabelle: 12411-01-01-4\nBevölkerung;;;\nStichtag: 31.12.2022;;;\n"
        ";;Insgesamt;männlich\n;;Anzahl;Anzahl\n01001;  Flensburg, kreisfreie Stadt;92550;46155\n"
    )
    code, cells, _told = read(text)
    assert code == "E"
    assert [(c.key, c.time, c.sex, c.text) for c in cells] == [
        ("01001", "31.12.2022", "all", "92550"),
        ("01001", "31.12.2022", "male", "46155"),
    ]


def test_e_further_words_in_front_of_the_values_go_to_group_and_title():
    text = (
        "Tabelle: 12411-02-03-4\nBevölkerung;;;;\n;;;;Bevölkerung\n;;;;Anzahl\n"
        "31.12.2022;01001;Flensburg;unter 3 Jahre;2310\n31.12.2022;01001;Flensburg;Insgesamt;92550\n"
    )
    _code, cells, _told = read(text)
    assert [(c.indicator, c.unit, c.text) for c in cells] == [
        ("Bevölkerung, unter 3 Jahre", "Anzahl", "2310"),
        ("Bevölkerung", "Anzahl", "92550"),
    ]


def test_f_the_old_flat_file():
    code, cells, told = read(samples.F, encoding="latin-1")
    assert code == "F"
    cell = cells[0]
    assert (cell.row, cell.key, cell.code, cell.indicator, cell.unit) == (
        2,
        "05999",
        "BEVSTD",
        "Bevoelkerungsstand",
        "Anzahl",
    )
    assert (cell.time, cell.text, told.source) == ("31.12.2020", "123456", "Statistik 12411")


def test_f_the_region_need_not_be_the_first_dimension():
    text = (
        "Statistik_Code;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;"
        "2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;2_Auspraegung_Label;BEV__Bevölkerung__Anzahl\n"
        "12411;31.12.2020;NAT;Nationalität;NATA;Ausländer;KREISE;Kreise;05999;Musterkreis;1234\n"
        "12411;31.12.2020;ALTX;Alter;ALT003;unter 3 Jahre;KREISE;Kreise;05999;Musterkreis;55\n"
    )
    _code, cells, _told = read(text)
    assert [(c.key, c.code, c.indicator, c.group) for c in cells] == [
        ("05999", "BEV", "Bevölkerung", "foreign"),
        ("05999", "", "Bevölkerung, unter 3 Jahre", "total"),
    ]


def test_g_the_new_flat_file_without_its_rates_of_change():
    change = samples.G.splitlines()[1].replace("123456;Anzahl", "1,2;%")
    code, cells, told = read(samples.G + change + "\n")
    assert code == "G"
    assert [(c.key, c.code, c.time, c.text, c.unit) for c in cells] == [
        ("05999", "BEVSTD", "2020-12-31", "123456", "Anzahl")
    ]
    assert told.passed == {CHANGE_RATE: 1}


def test_g_a_rate_that_is_no_change_stays():
    _code, cells, _told = read(samples.G.replace("123456;Anzahl;BEVSTD", "6,4;%;ALQ"))
    assert [cell.text for cell in cells] == ["6,4"]


def test_h_the_own_layout():
    code, cells, _told = read(samples.H)
    assert code == "H"
    values = [read_cell(c.text, c.sign, is_point=c.is_point) for c in cells]
    assert [(c.code, c.group, c.sex) for c in cells] == [
        ("auslaenderanteil", "total", "all"),
        ("bevoelkerung", "foreign", "female"),
        ("einkommen", "total", "all"),
        ("arbeitslose", "total", "all"),
    ]
    assert [v.value for v in values] == [Decimal("13.5"), 1343041, Decimal("1534.90"), None]
    assert values[3].sign == "unknown_or_secret"


@pytest.mark.parametrize("text", ["Name;Ort;Mail\nVerein;Stadt;a@b.de\n", "nur Text\n", ";;;;\n;;;\n"])
def test_a_file_of_another_kind_is_refused_in_one_sentence(text):
    with pytest.raises(UnreadableTable, match="keine Tabelle mit Kennzahlen"):
        read(text)


def test_the_old_excel_format_is_sent_back_with_advice():
    with pytest.raises(UnreadableTable, match=r"als \.xlsx speichern"):
        source_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, "inkar.xls")


# --- The two originals, where they lie beside the project ---------------------------------------
def test_original_of_a_401_districts_and_23_indicators_none_missing():
    code, cells, _told = read(given("original_layout/inkar_export_ausgabe2020_bevoelkerung.csv"))
    assert code == "A"
    assert len({c.key for c in cells}) == 401
    assert len({c.indicator for c in cells}) == 23
    assert len(cells) == 401 * 23
    assert all(read_cell(c.text).value is not None for c in cells)
    assert {c.time for c in cells} == {"2017", "2012-2017"}


def test_original_of_e_lippe_hamburg_and_the_signs():
    code, cells, told = read(given("original_layout/regionalstatistik_13211-02-05-4.csv"))
    assert code == "E"
    assert told.edition == "Stand 2021-08-17"
    assert Counter(c.text for c in cells if c.text in "-.x") == {"-": 6323, ".": 2374, "x": 5}
    lippe = {(c.indicator, c.group, c.sex): c.text for c in cells if c.time == "2020" and c.key == "05766"}
    rate = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
    assert lippe["Arbeitslose", "total", "all"] == "11899"
    assert lippe["Arbeitslose", "foreign", "all"] == "3315"
    assert lippe[rate, "total", "all"] == "6,4"
    assert lippe[rate, "foreign", "all"] == "23,7" or (rate, "foreign", "all") in lippe
    hamburg = [c for c in cells if c.time == "2020" and c.key == "02" and c.group == "total"]
    assert hamburg[0].text == "80677"
    assert read_key("02") == ("02000", "", True)
    assert len({(c.key, c.indicator, c.time, c.group, c.sex) for c in cells}) == len(cells)


def test_the_long_table_beside_the_project_is_read_without_loss():
    code, cells, _told = read(given("indikatoren_kreise_lang.csv"))
    assert code == "H"
    assert len(cells) == 64_771
    assert (len({c.key for c in cells}), len({c.code for c in cells})) == (400, 24)
    assert all(read_cell(c.text, is_point=c.is_point).value is not None for c in cells)


def test_e_headings_that_differ_in_their_unit_only_stay_apart():
    text = (
        "Tabelle: 1\nBevölkerung;;;\n;;;Ausländer;Ausländer\n;;;Anzahl;Prozent\n2020;01001;Flensburg;12;1,5\n"
    )
    _code, cells, _told = read(text)
    assert [(c.indicator, c.group) for c in cells] == [
        ("Bevölkerung, Anzahl", "foreign"),
        ("Bevölkerung, Prozent", "foreign"),
    ]
