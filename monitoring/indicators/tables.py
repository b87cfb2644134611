"""The lists of indicators, values, areas and surveys."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coordination.network.fields import FieldOfAction
from desk.lists import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    ListSpec,
    PresetView,
    RelatedFilter,
)
from desk.lists.filters import LinkedFilter
from monitoring.indicators.models import Area, Group, Indicator, IndicatorValue, Level, Sex, Survey
from monitoring.indicators.selectors.rows import (
    area_rows,
    dimension_options,
    indicator_rows,
    survey_rows,
    value_rows,
    weight_options,
)
from monitoring.indicators.signs import printed

Origin = Indicator.Origin


def _number_or_sign(row: IndicatorValue) -> Any:
    """For files: a number to calculate with, or the sign, never an empty cell."""
    return printed(None, row.sign) if row.value is None else row.value


class IndicatorList(ListSpec):
    """The indicators of the district, in the order of its tree."""

    key = "indicators"
    title = _("Indikatoren")
    noun = (_("Indikator"), _("Indikatoren"))
    resource = "indicator"
    model = Indicator
    intro = _("Zahlen über Teilhabe: woher sie kommen, wie sie sich verändern und wen sie nicht zeigen.")
    columns = [
        Column("code", _("Nummer"), sort="code"),
        Column("title", _("Indikator"), sort="sort_title", link=True),
        Column(
            "dimension",
            _("Dimension"),
            value=lambda row: row.component.dimension.title,
            sort=("component__dimension__order", "component__order", "order"),
        ),
        Column("component", _("Bereich"), value=lambda row: row.component.title, default=False),
        Column("field", _("Handlungsfeld"), value=lambda row: row.get_field_display(), default=False),
        Column("unit", _("Einheit"), narrow=False),
        Column(
            "origin", _("Herkunft"), value=lambda row: row.get_origin_display(), sort="origin", default=False
        ),
        Column("last_year", _("letztes Jahr"), value=lambda row: str(row.last_year or ""), sort="last_year", numeric=True),
        Column("is_lead", _("Leitindikator"), default=False),
        Column("is_public", _("veröffentlicht"), default=False),
        Column("source", _("Quelle"), default=False),
        Column("licence", _("Lizenz"), default=False),
        Column("definition", _("Definition"), default=False),
        Column("missing_people", _("Wer fehlt hier?"), default=False),
    ]  # fmt: skip
    filters = [
        RelatedFilter("dimension", _("Dimension"), field="component__dimension", options=dimension_options),
        ChoiceFilter("field", _("Handlungsfeld"), field="field", choices=FieldOfAction.choices),
        ChoiceFilter("origin", _("Herkunft"), field="origin", choices=Origin.choices),
        FlagFilter("lead", _("Leitindikatoren"), apply=lambda rows, user: rows.filter(is_lead=True)),
        FlagFilter("empty", _("noch ohne Werte"), apply=lambda rows, user: rows.filter(values__isnull=True)),
        FlagFilter("public", _("veröffentlicht"), apply=lambda rows, user: rows.filter(is_public=True)),
    ]
    views = [
        PresetView("lead", _("Leitindikatoren"), {"lead": "1"}),
        PresetView("own", _("Eigene Erhebungen"), {"origin": [Origin.OWN_SURVEY, Origin.NGO_SURVEY]}),
        PresetView("empty", _("Noch ohne Werte"), {"empty": "1"}),
    ]
    search_field = "search_text"
    default_sort = "dimension"
    create_url = "monitoring:indicator-create"
    create_title = _("Neuer Indikator")
    template = "monitoring/indicators/indicator_list.html"
    empty = Empty(
        _("Noch kein Indikator"),
        _("Beginnen Sie mit dem Kernset: erprobte Zahlen, für die es amtliche Quellen gibt. Weglassen und ergänzen können Sie danach."),
    )  # fmt: skip

    def rows(self, user: Any) -> QuerySet[Indicator]:
        return indicator_rows(user)


class ValueList(ListSpec):
    """Every value with its signs, for files and for checking."""

    key = "indicator-values"
    title = _("Werte der Indikatoren")
    noun = (_("Wert"), _("Werte"))
    resource = "indicator"
    model = IndicatorValue
    columns = [
        Column("indicator", _("Indikator"), value=lambda row: row.indicator.title, sort="indicator__sort_title", link=True),
        Column("code", _("Nummer"), value=lambda row: row.indicator.code, default=False),
        Column("ags", _("Schlüssel"), value=lambda row: row.area.ags, sort="area__ags", default=False),
        Column("area", _("Gebiet"), value=lambda row: row.area.name, sort="area__sort_name"),
        Column("time_text", _("Zeit"), sort=("year", "time_text")),
        Column("group", _("Gruppe"), value=lambda row: row.get_group_display(), narrow=False),
        Column("sex", _("Geschlecht"), value=lambda row: row.get_sex_display(), default=False),
        Column(
            "value",
            _("Wert"),
            value=lambda row: printed(row.value, row.sign, decimals=row.indicator.decimals),
            exported=_number_or_sign,
            numeric=True,
        ),
        Column("unit", _("Einheit"), value=lambda row: row.indicator.unit, narrow=False),
        Column("sign", _("Zeichen"), value=lambda row: row.get_sign_display(), default=False),
        Column("edition", _("Ausgabe"), sort="edition", narrow=False),
        Column("is_active", _("gilt"), default=False),
        Column("survey", _("Erhebung"), value=lambda row: str(row.survey or ""), default=False),
        Column("source", _("Quelle"), value=lambda row: row.indicator.source, default=False),
        Column("attribution", _("Quellenvermerk"), value=lambda row: row.indicator.attribution, default=False),
    ]  # fmt: skip
    filters = [
        LinkedFilter("indicator", _("Indikator"), field="indicator", options=weight_options),
        ChoiceFilter("level", _("Ebene"), field="area__level", choices=Level.choices),
        ChoiceFilter("group", _("Gruppe"), field="group", choices=Group.choices),
        ChoiceFilter("sex", _("Geschlecht"), field="sex", choices=Sex.choices),
        FlagFilter("active", _("nur gültige Ausgabe"), apply=lambda rows, user: rows.filter(is_active=True)),
        FlagFilter("signs", _("nur mit Zeichen"), apply=lambda rows, user: rows.exclude(sign="")),
    ]
    views = [
        PresetView("active", _("Was gilt"), {"active": "1"}),
        PresetView("signs", _("Mit Zeichen"), {"signs": "1"}),
    ]
    default_sort = "-time_text"
    empty = Empty(_("Noch kein Wert"), _("Werte tragen Sie auf der Seite eines Indikators ein."))

    def rows(self, user: Any) -> QuerySet[IndicatorValue]:
        return value_rows(user)

    def row_label(self, row: Any) -> str:
        return str(row)


class AreaList(ListSpec):
    """Areas figures are given for."""

    key = "areas"
    title = _("Gebiete")
    noun = (_("Gebiet"), _("Gebiete"))
    resource = "area"
    model = Area
    intro = _("Deutschland, Länder, Kreise und Gemeinden, für die es Zahlen gibt.")
    columns = [
        Column("ags", _("Schlüssel"), sort="ags"),
        Column("name", _("Name"), sort="sort_name", link=True),
        Column("level", _("Ebene"), value=lambda row: row.get_level_display(), sort="level"),
        Column("kind", _("Art"), narrow=False),
        Column(
            "parent", _("gehört zu"), value=lambda row: row.parent.name if row.parent else "", narrow=False
        ),
        Column("nuts", _("NUTS-Schlüssel"), default=False),
        Column("latitude", _("Breite"), numeric=True, default=False),
        Column("longitude", _("Länge"), numeric=True, default=False),
    ]
    filters = [ChoiceFilter("level", _("Ebene"), field="level", choices=Level.choices)]
    views = [PresetView("district", _("Kreise"), {"level": [Level.DISTRICT]}),
             PresetView("municipality", _("Gemeinden"), {"level": [Level.MUNICIPALITY]})]  # fmt: skip
    search_field = "search_text"
    default_sort = "name"
    create_url = "monitoring:area-create"
    create_title = _("Neues Gebiet")
    empty = Empty(_("Noch kein Gebiet"), _("Das Kernset der Indikatoren legt Ihren Kreis, seine Gemeinden, das Land und Deutschland an."))  # fmt: skip

    def rows(self, user: Any) -> QuerySet[Area]:
        return area_rows(user)


class SurveyList(ListSpec):
    """Surveys figures come from."""

    key = "surveys"
    title = _("Erhebungen")
    noun = (_("Erhebung"), _("Erhebungen"))
    resource = "indicator"
    model = Survey
    intro = _(
        "Eigene Befragungen und die von Trägern: wer gefragt wurde, wie, und wie viele geantwortet haben."
    )
    columns = [
        Column("title", _("Erhebung"), sort="title", link=True),
        Column("conductor", _("durchgeführt von"), value=lambda row: conductor_words(row)),
        Column("respondents", _("Antworten"), sort="respondents", numeric=True),
        Column("method", _("Methode"), narrow=False),
        Column("period_start", _("erster Tag"), sort="period_start", narrow=False),
        Column("period_end", _("letzter Tag"), sort="period_end"),
        Column("indicator_count", _("Indikatoren"), sort="indicator_count", numeric=True),
        Column("population", _("wer gefragt wurde"), default=False),
        Column("invited", _("Zahl der Befragten"), numeric=True, default=False),
    ]
    filters = [DateRangeFilter("end", _("letzter Tag"), field="period_end")]
    default_sort = "-period_end"
    create_url = "monitoring:survey-create"
    create_title = _("Neue Erhebung")
    empty = Empty(_("Noch keine Erhebung"), _("Tragen Sie hier ein, wie eigene Zahlen entstanden sind. Antworten einzelner Menschen gehören nicht hierher."))  # fmt: skip

    def rows(self, user: Any) -> QuerySet[Survey]:
        return survey_rows(user)


def conductor_words(survey: Survey) -> str:
    return survey.conductor.name if survey.conductor else str(_("der Kreis selbst"))


def values_address(indicator: Indicator) -> str:
    """The list of all values of one indicator."""
    return f"{reverse('monitoring:value-list')}?indicator={indicator.pk}"
