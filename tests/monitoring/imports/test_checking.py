"""The check of a file: what matches, what is refused with row, column and reason, what stands out."""

import datetime as dt

import pytest

from monitoring.imports.models import NotedCell, ValueFile
from monitoring.imports.selectors import notes_of
from monitoring.indicators.models import AreaChange
from tests.monitoring.imports import samples
from tests.monitoring.imports.make import checked, chosen, district_with_two_areas, handed_in, worked
from tests.monitoring.make_indicators import make_area, make_indicator, make_value


def notes(file, kind="refused"):
    return [(n.row, n.column, n.text, n.reason) for n in notes_of(file, kind)]


def test_the_check_says_how_many_values_match_and_writes_nothing(cast):
    district_with_two_areas(cast)
    file = checked(cast, name="inkar_2024.csv")
    assert file.state == ValueFile.State.CHECKED
    found = file.findings
    assert (found["cells"], found["matched"], found["new"], found["refused"]) == (4, 4, 4, 0)
    assert (found["areas_known"], found["areas_unknown"]) == (2, 0)
    assert (file.edition, file.licence) == ("INKAR 2024", "dl-de/by-2-0")
    assert "BBSR" in file.attribution
    assert [row["title"] for row in found["indicators"]] == ["Ausländeranteil", "Haushaltseinkommen"]


def test_unknown_areas_and_indicators_are_offered_and_nothing_is_taken_of_them(cast):
    found = checked(cast).findings
    assert found["matched"] == 0
    assert found["unknown_areas"] == [
        {"ags": "01999", "name": "Musterstadt", "kind": "kreisfreie Stadt"},
        {"ags": "05999", "name": "Musterkreis", "kind": "Landkreis"},
    ]
    assert [(row["name"], row["values"]) for row in found["unknown_indicators"]] == [
        ("Ausländeranteil", 2),
        ("Haushaltseinkommen", 2),
    ]


def test_a_column_can_be_given_to_an_indicator_by_hand(cast):
    _city, _county, share, _income = district_with_two_areas(cast)
    file = checked(cast, samples.A.replace("Ausländeranteil", "Anteil X"))
    assert file.findings["matched"] == 2
    file = chosen(cast, file, **{"Anteil X": str(share.pk)})
    assert file.findings["matched"] == 4


@pytest.mark.parametrize(
    ("line", "column", "text", "reason"),
    [
        ("05999;auslaenderanteil;2021;;;zwölf;", "wert", "zwölf", "weder eine Zahl noch"),
        ("05999;auslaenderanteil;2021;;;101;", "wert", "101", "zwischen 0 und 100"),
        ("05999;auslaenderanteil;2021;;;5;-", "wert", "5", "Eines von beiden ist zu viel"),
        ("05999;auslaenderanteil;gestern;;;5;", "wert", "5", "keine Zeitangabe"),
        ("05999;auslaenderanteil;2021;Marsmenschen;;5;", "wert", "5", "keine bekannte Gruppe"),
        ("05999;auslaenderanteil;2021;;sächlich;5;", "wert", "5", "kein bekanntes Geschlecht"),
        ("Kreis;auslaenderanteil;2021;;;5;", "ganze Zeile", "5", "kein amtlicher Gebietsschlüssel"),
        ("123456;auslaenderanteil;2021;;;5;", "ganze Zeile", "5", "kein amtlicher Gebietsschlüssel"),
    ],
)
def test_every_refused_cell_has_row_column_and_reason(cast, line, column, text, reason):
    district_with_two_areas(cast)
    file = checked(cast, samples.H.splitlines()[0] + f"\n05999;einkommen;2021;;;1;\n{line}\n", "werte.csv")
    ((row, where, cell, why),) = notes(file)
    assert (row, where, cell) == (3, column, text)
    assert reason in why
    assert file.findings["refused"] == 1


def test_the_second_of_two_different_values_for_one_thing_is_refused(cast):
    district_with_two_areas(cast)
    head = samples.H.splitlines()[0]
    text = f"{head}\n05999;einkommen;2021;;;1;\n5999;einkommen;2021;;;2;\n05999000;einkommen;2021;;;1;\n"
    file = checked(cast, text, "werte.csv")
    assert [(row, why) for row, _c, _t, why in notes(file)] == [
        (3, "Steht mit einem anderen Wert schon in Zeile 2.")
    ]
    assert (file.findings["double"], file.findings["matched"]) == (1, 1)


def test_hamburg_comes_from_the_row_of_its_land_only_where_its_own_is_absent(cast):
    make_area(cast.auental, "02000", "Hamburg")
    make_indicator(cast.auental, "alo", title="Arbeitslose", kind="count", unit="Anzahl")
    table = samples.E.replace("2020;05999;", "2020;02;").replace("Musterkreis, Kreis", "Hamburg")
    file = checked(cast, table.replace("2020;03152", "2021;02000"), "tabelle.csv")
    assert file.findings["matched"] == 4
    both = table.replace("2020;03152;      Altkreis, Landkreis;-;-", "2020;02000;Hamburg;80677;1")
    assert checked(cast, both, "tabelle.csv").findings["matched"] == 2


def test_lines_that_are_not_for_us_are_passed_over_and_counted(cast):
    district_with_two_areas(cast)
    head = samples.A.splitlines()[:2]
    keys = ["DG", "05", "032", "05334002", "5999"]
    text = "\n".join([*head, *[f"{key};Gebiet;;1,5;2" for key in keys]]) + "\n"
    found = checked(cast, text).findings
    assert found["passed"] == {"country": 1, "land": 1, "region": 1, "part": 1}
    assert found["matched"] == 2


def test_a_municipality_the_district_keeps_as_an_area_is_not_passed_over(cast):
    district_with_two_areas(cast)
    make_area(cast.auental, "05999001", "Auenstadt", level="gemeinde")
    text = samples.A + "05999001;Auenstadt;Gemeinde;1,5;2\n"
    assert checked(cast, text).findings["matched"] == 6


def test_a_dissolved_district_counts_before_its_change_and_not_after(cast):
    make_area(cast.auental, "03152", "Göttingen (alt)")
    make_indicator(cast.auental, "alo", title="Arbeitslose", kind="count", unit="Anzahl")
    AreaChange.objects.create(
        district=cast.auental, old_ags="03152", new_ags="03159", on=dt.date(2016, 11, 1)
    )
    head = samples.H.splitlines()[0]
    rows = ["03152;alo;2015;;;10;", "03152;alo;2020;;;;-", "03152;alo;2021;;;5;"]
    file = checked(cast, "\n".join([head, *rows]) + "\n", "werte.csv")
    assert file.findings["matched"] == 1
    assert file.findings["passed"] == {"dissolved": 1}
    assert "besteht seit 31.10.2016 nicht mehr" in notes(file)[0][3]


def test_an_unknown_area_of_which_the_file_has_nothing_is_not_offered(cast):
    make_indicator(cast.auental, "alo", title="Arbeitslose", kind="count", unit="Anzahl")
    found = checked(cast, samples.E, "tabelle.csv").findings
    assert [area["ags"] for area in found["unknown_areas"]] == ["05999"]
    assert found["passed"] == {"dissolved": 1}


def test_a_jump_out_of_the_series_is_a_warning_not_a_refusal(cast):
    district_with_two_areas(cast)
    head = samples.H.splitlines()[0]
    numbers = [10, 11, 10.5, 11, 10, 60, 10.5, 11]
    rows = [f"05999;auslaenderanteil;{2010 + n};;;{value};" for n, value in enumerate(numbers)]
    file = checked(cast, "\n".join([head, *rows]) + "\n", "werte.csv")
    assert [(row, text) for row, _c, text, _r in notes(file, "warning")] == [(7, "60.0000")]
    assert (file.findings["matched"], file.findings["warning"]) == (8, 1)


def test_districts_that_do_not_add_up_to_their_land_are_a_warning(cast):
    make_area(cast.auental, "05999", "Musterkreis")
    make_area(cast.auental, "05001", "Stadt")
    make_indicator(cast.auental, "alo", title="Arbeitslose", kind="count", unit="Anzahl")
    table = samples.E.replace(
        "2020;03152;      Altkreis, Landkreis;-;-",
        "2020;05001;      Stadt;766;1\n2020;05;  Nordrhein-Westfalen;{total};1",
    )
    wrong = checked(cast, table.format(total=3000), "tabelle.csv")
    assert "zusammen 2000" in notes(wrong, "warning")[0][3].replace("2E+3", "2000")
    assert checked(cast, table.format(total=2001), "tabelle.csv").findings["warning"] == 0


def test_another_edition_with_another_value_is_told(cast):
    _city, county, share, _income = district_with_two_areas(cast)
    make_value(share, county, year=2021, value="9.0", edition="INKAR 2021")
    found = checked(cast, name="inkar_2024.csv").findings
    assert (found["new"], found["editions"]) == (4, 1)


def test_notes_stay_within_bounds_but_all_are_counted(cast, monkeypatch):
    monkeypatch.setattr("monitoring.imports.checking.MOST_NOTES", 3)
    district_with_two_areas(cast)
    rows = [f"05999;auslaenderanteil;{1990 + n};;;viel;" for n in range(10)]
    file = checked(cast, "\n".join([samples.H.splitlines()[0], *rows]) + "\n", "werte.csv")
    assert file.findings["refused"] == 10
    assert NotedCell.objects.filter(file=file).count() == 3


def test_a_check_that_is_begun_twice_notes_once(cast):
    district_with_two_areas(cast)
    file = handed_in(cast, samples.A.replace("13,5", "viel"))
    worked(file)
    file.refresh_from_db()
    again = chosen(cast, file)
    assert NotedCell.objects.filter(file=again).count() == 1
