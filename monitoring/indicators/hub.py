"""What the pages of an indicator, an area and a survey show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import may
from coordination.network.fields import FieldOfAction
from coordination.network.selectors import tasks_of
from desk.hub import Action
from desk.templatetags.desk import german_date
from documents.render.letterhead import letterhead_of
from documents.tables import german_number
from monitoring.indicators.models import Area, Indicator, Sex, Survey
from monitoring.indicators.page import PAIRS, has_pair, indicator_page
from monitoring.indicators.selectors.page import values_around
from monitoring.indicators.selectors.rows import batches_of, changes_of, indicators_of, value_count_of
from monitoring.indicators.tables import conductor_words, values_address
from monitoring.indicators.work import work_on

INDICATORS, AREAS, SURVEYS = "monitoring:indicator-list", "monitoring:area-list", "monitoring:survey-list"


def indicator_hub(user: Any, indicator: Indicator, *, pair: str, ags: str, sex: str) -> dict[str, Any]:
    """Arguments of `render_hub`; `pair`, `ags`, `sex` are checked words of the address."""
    found = values_around(indicator, sex=sex)
    area = found.area(ags or indicator.district.ags) or (found.areas[0] if found.areas and not ags else None)
    breaks = list(indicator.breaks.all())
    accent = letterhead_of(indicator.district).palette.accent
    page = indicator_page(indicator, found, breaks, pair=pair, area=area, accent=accent)
    may_write = may(user, "U", indicator)
    return {
        "template": "monitoring/indicators/indicator_detail.html",
        "subtitle": indicator.definition,
        "state": (_("veröffentlicht"), "gut") if indicator.is_public else None,
        "facts": indicator_facts(indicator),
        "actions": _indicator_actions(user, indicator),
        "breadcrumb": [*trail(), (indicator.code, "")],
        "with_history": may_write,
        "context": {
            "indicator": indicator,
            "page": page,
            "breaks": breaks,
            "may_write": may_write,
            "pairs": [(key, words[0]) for key, words in PAIRS.items() if has_pair(found, area, key)],
            "areas": found.areas,
            "sex": sex,
            "sexes": Sex.choices,
            "batches": list(batches_of(indicator)),
            "work": work_on(indicator, user),
            "tasks": tasks_of(indicator, user),
        },
    }


def indicator_facts(indicator: Indicator) -> list[tuple[Any, Any]]:
    """The card: what somebody has to know before quoting the figure. Empty lines are left out."""
    keys = ", ".join(row.key for row in indicator.keys.all())
    facts = [
        (_("Nummer"), indicator.code),
        (_("Dimension"), indicator.component.dimension.title),
        (_("Bereich"), indicator.component.title),
        (_("Handlungsfeld"), indicator.get_field_display()),
        (_("Leitindikator"), _("ja") if indicator.is_lead else ""),
        (_("Einheit"), indicator.unit),
        (_("Richtung"), indicator.get_desired_direction_display()),
        (_("unverändert bis"), _band(indicator)),
        (_("Stichtag"), indicator.reference_day),
        (_("Herkunft"), indicator.get_origin_display()),
        (_("Quelle"), indicator.source),
        (_("Lizenz"), indicator.licence),
        (_("Vermerk"), indicator.attribution),
        (_("Zusammenfassen"), _aggregation(indicator)),
        (_("In Dateien"), keys),
        (_("Im Bericht"), _chapter(indicator)),
    ]
    return [(name, value) for name, value in facts if value]


def area_hub(user: Any, area: Area) -> dict[str, Any]:
    may_write = may(user, "U", area)
    facts = [
        (_("Schlüssel"), area.ags),
        (_("Ebene"), area.get_level_display()),
        (_("Art"), area.kind),
        (_("gehört zu"), area.parent.name if area.parent else ""),
        (_("NUTS-Schlüssel"), area.nuts),
        (_("Punkt im Innern"), _point(area)),
        (_("Werte"), german_number(value_count_of(area))),
    ]
    return {
        "template": "monitoring/indicators/area_detail.html",
        "subtitle": _("Ihr Kreis") if area.is_own else area.kind,
        "facts": [(name, value) for name, value in facts if value],
        "actions": [
            Action(_("Bearbeiten"), _link("area-update", area), "pencil"),
            Action(_("Gebietsstand eintragen"), _link("area-version", area), "plus"),
            Action(_("Änderung eintragen"), _link("area-change", area), "plus"),
        ]
        if may_write
        else [],
        "breadcrumb": [(_("Gebiete"), reverse(AREAS))],
        "with_history": may_write,
        "context": {
            "area": area,
            "may_write": may_write,
            "versions": list(area.versions.all()),
            "changes": list(changes_of(area)),
            "parts": list(area.parts.order_by("sort_name")[:40]),
        },
    }


def survey_hub(user: Any, survey: Survey) -> dict[str, Any]:
    may_write = may(user, "U", survey)
    facts = [
        (_("durchgeführt von"), conductor_words(survey)),
        (_("Zeitraum"), f"{german_date(survey.period_start)} – {german_date(survey.period_end)}"),
        (_("Methode"), survey.method),
        (_("wer gefragt wurde"), survey.population),
        (_("Befragte"), german_number(survey.invited) if survey.invited else ""),
        (_("Antworten (n)"), german_number(survey.respondents)),
        (_("Rücklauf"), survey_return(survey)),
    ]
    return {
        "template": "monitoring/indicators/survey_detail.html",
        "facts": [(name, value) for name, value in facts if value],
        "actions": [Action(_("Bearbeiten"), _link("survey-update", survey), "pencil")] if may_write else [],
        "breadcrumb": [(_("Erhebungen"), reverse(SURVEYS))],
        "with_history": may_write,
        "context": {"survey": survey, "indicators": list(indicators_of(survey))},
    }


def survey_return(survey: Survey) -> str:
    """How many of those asked have answered; nothing where nobody knows how many were asked."""
    if not survey.invited:
        return ""
    return f"{german_number(100 * survey.respondents / survey.invited, decimals=0)}\u00a0%"


def trail(indicator: Indicator | None = None) -> list[tuple[Any, str]]:
    way = [(_("Indikatoren"), reverse(INDICATORS))]
    return [*way, (indicator.title, indicator.get_absolute_url())] if indicator else way


def _indicator_actions(user: Any, indicator: Indicator) -> list[Action]:
    actions = []
    if may(user, "U", indicator):
        actions.append(Action(_("Werte eintragen"), _link("indicator-values", indicator), "plus"))
        actions.append(Action(_("Bearbeiten"), _link("indicator-update", indicator), "pencil"))
        actions.append(Action(_("In den Bericht übernehmen"), _link("indicator-report", indicator), "report"))
    actions.append(Action(_("Alle Werte"), values_address(indicator), "download"))
    if may(user, "P", indicator):
        if indicator.is_public:
            actions.append(Action(_("Zurückziehen"), _link("indicator-withdraw", indicator), "lock"))
        else:
            actions.append(Action(_("Veröffentlichen"), _link("indicator-publish", indicator), "eye"))
    if may_go(indicator) and may(user, "X", indicator):
        actions.append(Action(_("Löschen"), _link("indicator-delete", indicator), "cross"))
    return actions


def may_go(indicator: Any) -> bool:
    """Without any value it may be deleted (`selectors.indicator_rows` brings the last year)."""
    return indicator.last_year is None


def _chapter(indicator: Indicator) -> str:
    """Where chapter 4 prints it: official figures of a field, and others once they are published."""
    if not indicator.field or (indicator.origin != Indicator.Origin.OFFICIAL and not indicator.is_public):
        return ""
    place = list(FieldOfAction.values).index(indicator.field) + 1
    return f"4.{place} {indicator.get_field_display()}"


def _band(indicator: Indicator) -> str:
    if indicator.unchanged_band is None:
        return ""
    unit = _("Prozentpunkte") if indicator.is_percent else indicator.unit
    return f"{german_number(indicator.unchanged_band)}\u00a0{unit}"


def _aggregation(indicator: Indicator) -> str:
    words = indicator.get_aggregation_display()
    return f"{words}, {indicator.weight_indicator}" if indicator.weight_indicator else words


def _point(area: Area) -> str:
    if area.latitude is None or area.longitude is None:
        return ""
    return f"{german_number(area.latitude)}; {german_number(area.longitude)}"


def _link(name: str, row: Any) -> str:
    return reverse(f"monitoring:{name}", kwargs={"pk": row.pk})
