"""The published figures of the study: seven indicators, six clusters, their means and sizes.

Source: Berlin-Institut für Bevölkerung und Entwicklung (2023), „Alle sollen teilhaben“, chapter 2. Only the
means and sizes are published as numbers; which district belongs to which cluster is not.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

#: Stands wherever an assignment is shown.
REBUILT = _("Nachbau nach der Methodik der Studie, nicht die Zuordnung der Studie.")
SOURCE = _("Berlin-Institut für Bevölkerung und Entwicklung (2023): Alle sollen teilhaben, Kapitel 2")
#: The study calls the figure SGB-II-Quote; its mean 5.48 is that of the unemployment rate 2020 (SGB II: 7.13).
UNEMPLOYMENT_NOTE = _(
    "Die Studie nennt „SGB-II-Quote“, ihre Zahlen sind die Arbeitslosenquote; hier steht die Arbeitslosenquote."
)


@dataclass(frozen=True)
class Feature:
    """One of the seven. `direction` is +1 where more is more favourable, -1 where less is.

    `mark` stands behind the number, so that thousands are not read as decimals. `names` are the codes and short names under which districts keep the indicator; `year` is that of the study.
    """

    key: str
    title: Any
    short: Any
    unit: Any
    decimals: int
    direction: int
    year: str
    names: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True)
class StudyCluster:
    """A published cluster: its means in the order of FEATURES and how many districts it has."""

    number: int
    name: Any
    means: tuple[float, ...]
    size: int


FEATURES = (
    Feature(
        "life_expectancy", _("Lebenserwartung"), _("Lebenserwartung"), _("Jahre"), 1, 1, "2020",
        ("lebenserwartung", "q_lebenserwartung"),
    ),
    Feature(
        "no_certificate", _("Schulabgänge ohne Abschluss"), _("ohne Abschluss"), _("Prozent"), 1, -1, "2020",
        ("schulabgaenger_ohne_abschluss", "schulabg_ohne", "a_schul_oA"),
    ),
    Feature(
        "unemployment", _("Arbeitslosenquote"), _("Arbeitslosenquote"), _("Prozent"), 1, -1, "2020",
        ("arbeitslosenquote", "q_alo"),
    ),
    Feature(
        "tax_power", _("Steuereinnahmekraft"), _("Steuerkraft"), _("Euro je Einwohner:in"), 0, 1, "2021",
        ("steuereinnahmekraft", "steuerkraft", "st_einnkr", "q_gest_bev"), "€",
    ),
    Feature(
        "income", _("Verfügbares Einkommen"), _("Einkommen"), _("Euro im Jahr"), 0, 1, "2020",
        ("einkommen_jahr", "haushaltseinkommen", "d_Hausshaltseinkommen"), "€",
    ),
    Feature(
        "supply", _("Versorgung in der Nähe"), _("Versorgung"), _("Index"), 1, 1, "2023",
        ("versorgungsindex", "versorgungsindex_4"),
    ),
    Feature(
        "young_migration", _("Wanderung der 18- bis 29-Jährigen"), _("Wanderung 18 bis 29"), _("je 1.000"), 1, 1,
        "2017-2021", ("wanderung_18_29", "wanderung_18_29_kohorte"),
    ),
)  # fmt: skip

CLUSTERS = (
    StudyCluster(1, _("städtisch, hohe Chancen"), (81.7, 4.5, 5.2, 2173.9, 26165.8, 4.4, 31.7), 14),
    StudyCluster(2, _("städtisch, mittlere Chancen"), (81.2, 5.6, 6.2, 1214.5, 23365.0, 5.2, 32.9), 55),
    StudyCluster(3, _("städtisch, geringe Chancen"), (79.9, 8.1, 9.4, 851.2, 20788.5, 5.3, 18.1), 49),
    StudyCluster(4, _("ländlich, hohe Chancen"), (82.2, 4.6, 3.6, 1230.9, 26137.6, 2.5, -0.3), 88),
    StudyCluster(5, _("ländlich, mittlere Chancen"), (81.2, 5.6, 4.3, 950.4, 23596.2, 1.0, -7.1), 115),
    StudyCluster(6, _("ländlich, geringe Chancen"), (80.3, 8.7, 6.4, 762.6, 21950.7, 1.0, -11.6), 79),
)

#: Population deviations of the seven over all 400 districts, where no run gives the district's own: computed from
#: INKAR (BBSR) and Regionalstatistik, values of 2019 and 2020, district borders of 1 July 2021.
DEVIATIONS = (0.997, 2.342, 2.195, 276.1, 2773.7, 1.516, 20.14)

MEANS = tuple(cluster.means for cluster in CLUSTERS)
SIZES = tuple(cluster.size for cluster in CLUSTERS)
