"""Sentences about a position: how sure it is, from what it was made, and what it is not."""

import math

from django.utils.translation import gettext as _

from documents.tables import german_number
from monitoring.clusters.algorithm import BORDER_RATIO
from monitoring.clusters.features import run_features
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.position import Position
from monitoring.clusters.study import REBUILT, SOURCE, UNEMPLOYMENT_NOTE


def ratio_words(ratio: float) -> str:
    return german_number(ratio, decimals=2) if math.isfinite(ratio) else _("sehr groß")


def standing_word(ratio: float) -> str:
    return _("Grenzfall") if ratio < BORDER_RATIO else _("eindeutig")


def certainty(position: Position) -> str:
    """How far the next cluster is, as one sentence."""
    values = {
        "own": position.label, "second": position.second_label, "ratio": ratio_words(position.ratio),
    }  # fmt: skip
    if position.is_border_case:
        return (
            _(
                "Cluster %(second)d liegt nur %(ratio)s-mal so weit entfernt wie Cluster %(own)d. Beide werden genannt."
            )
            % values
        )
    if math.isfinite(position.ratio):
        return _("Cluster %(second)d liegt %(ratio)s-mal so weit entfernt wie Cluster %(own)d.") % values
    return _("Der Kreis liegt genau in der Mitte von Cluster %(own)d.") % values


def border_rule(position: Position) -> str:
    return _("Grenzfall ist, wer unter 1,25 liegt. Das sind hier %(cases)d von %(count)d Kreisen.") % {
        "cases": position.border_cases,
        "count": position.count,
    }


def year_words(run: ClusterRun) -> str:
    """The years of the values, each once."""
    years = [str(year) for year in sorted({feature.year for feature in run_features(run.features)})]
    if len(years) == 1:
        return years[0]
    return _("%(years)s und %(last)s") % {"years": ", ".join(years[:-1]), "last": years[-1]}


def source_words(run: ClusterRun) -> str:
    """Years, edition, sources and the note about the unemployment rate."""
    sources: list[str] = []
    for feature in run_features(run.features):
        line = feature.attribution or feature.source
        if line and line not in sources:
            sources.append(line)
    parts = [
        _("Werte %(years)s, Ausgabe %(edition)s.") % {"years": year_words(run), "edition": run.edition},
        _("Quelle: %(sources)s; eigene Berechnung.") % {"sources": "; ".join(sources)}
        if sources
        else _("Eigene Berechnung."),
        str(UNEMPLOYMENT_NOTE),
    ]
    return " ".join(parts)


def method_words(run: ClusterRun) -> str:
    """How it was computed, for the facts of the run."""
    words = str(run.get_method_display())
    if run.started_from:
        words += f" ({run.started_from.title})"
    return _("z-Werte, %(method)s, %(steps)d Schritte") % {"method": words, "steps": run.iterations}


def limits(position: Position) -> list[str]:
    """What the position does not say; stands under it on the page and in the report."""
    run = position.run
    return [
        str(REBUILT),
        certainty(position) + " " + border_rule(position),
        _("Die Daten sind von %(years)s (Ausgabe %(edition)s). Neuere Werte können den Cluster ändern.")
        % {"years": year_words(run), "edition": run.edition},
        _("Das „Mittel der Kreise“ zählt jeden Kreis gleich. Es ist nicht der Wert für Deutschland."),
        _("Ein Cluster beschreibt Bedingungen. Er bewertet nicht die Arbeit des Kreises."),
        _("Zahl und Grenzen der Cluster sind eine Wahl: %(source)s.") % {"source": SOURCE},
    ]
