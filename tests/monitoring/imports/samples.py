"""The examples of the domain paper, § 7, one per layout, and how a test reads them."""

import io
from pathlib import Path

import pytest

from monitoring.imports.cells import Told
from monitoring.imports.layouts import recognise
from monitoring.imports.sources import open_source

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
A = """Kennziffer;Raumeinheit;Aggregat;Ausländeranteil;Haushaltseinkommen
;;;2021;2021
01999;Musterstadt;kreisfreie Stadt;13,5;1.875
05999;Musterkreis;Landkreis;9,1;2.012
"""
B = """Kennziffer;Raumeinheit;Aggregat;Lebenserwartung;Lebenserwartung;Lebenserwartung
;;;2018;2019;2020
01999;Musterstadt;kreisfreie Stadt;79,10;79,24;79,18
"""
D = """Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert
Bildung;99999;a_schul_oA;Schulabgänger ohne Abschluss;Kreise;05999000;Musterkreis;2022;6,4
"""
E = """GENESIS-Tabelle: 99999-99-99-4
Muster: Arbeitslose;;;;
Statistik der Muster;;;;
;;;Arbeitslose;Arbeitslose
;;;;Ausländer
;;;Anzahl;Anzahl
2020;05999;      Musterkreis, Kreis;1234;.
2020;03152;      Altkreis, Landkreis;-;-
__________
Stand: 01.02.2021 / 10:00:00
"""
F = """Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;BEVSTD__Bevoelkerungsstand__Anzahl
12411;Muster;STAG;Stichtag;31.12.2020;KREISE;Kreise;05999;Musterkreis;123456
"""
G = """statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label
12411;Muster;STAG;Stichtag;2020-12-31;KREISE;Kreise;05999;Musterkreis;123456;Anzahl;BEVSTD;Bevölkerungsstand
"""
H = """ags;indikator;zeit;gruppe;geschlecht;wert;zeichen
05999;auslaenderanteil;2021;;;13,5;
05999;bevoelkerung;2021;ausländer;weiblich;1.343.041;
05999;einkommen;2021;;;1534.90;
05999;arbeitslose;2021;;;;.
"""


def given(name: str) -> Path:
    """A file beside the project; the test is skipped, with its name, where it is not there."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{path} is not here: the originals of the statistical offices are not tested")
    return path


def source_of(data: "str | bytes | Path", name: str = "tabelle.csv", encoding: str = "utf-8"):
    if isinstance(data, Path):
        return open_source(data.name, data.open("rb"))
    return open_source(name, io.BytesIO(data.encode(encoding) if isinstance(data, str) else data))


def read(data, name: str = "tabelle.csv", encoding: str = "utf-8"):
    """Code of the layout, all values, and what else the file told."""
    source = source_of(data, name, encoding)
    layout = recognise(source)
    told = Told()
    return layout.code, list(layout.read(source, told)), told
