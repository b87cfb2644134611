"""Addresses of the indicators, areas and surveys."""

from django.urls import path

from monitoring.indicators import public
from monitoring.indicators.views import areas, indicators, reforms, values

public_urlpatterns = [
    path("kreis/<slug:district_slug>/zahlen/", public.public_indicators, name="public-indicators"),
    path("kreis/<slug:district_slug>/zahlen/<uuid:pk>/", public.public_indicator, name="public-indicator"),
]
urlpatterns = [
    path("indikatoren/", indicators.indicator_list, name="indicator-list"),
    path("indikatoren/neu/", indicators.indicator_create, name="indicator-create"),
    path("indikatoren/kernset/", indicators.core_set, name="indicator-core-set"),
    path("indikatoren/gliederung/", indicators.tree, name="indicator-tree"),
    path("indikatoren/dimensionen/<uuid:pk>/", indicators.dimension_update, name="dimension-update"),
    path("indikatoren/bereiche/<uuid:pk>/", indicators.component_update, name="component-update"),
    path("indikatoren/brueche/<uuid:pk>/", indicators.break_update, name="break-update"),
    path("indikatoren/brueche/<uuid:pk>/entfernen/", indicators.break_delete, name="break-delete"),
    path("indikatoren/werte/", indicators.value_list, name="value-list"),
    path("indikatoren/<uuid:pk>/", indicators.indicator_detail, name="indicator-detail"),
    path("indikatoren/<uuid:pk>/bearbeiten/", indicators.indicator_update, name="indicator-update"),
    path("indikatoren/<uuid:pk>/werte/", values.choose_values, name="indicator-values"),
    path(
        "indikatoren/<uuid:pk>/werte/<slug:ags>/<int:first_year>/<slug:pair>/",
        values.enter_values,
        name="indicator-values-table",
    ),
    path("indikatoren/<uuid:pk>/bruch/", indicators.break_create, name="break-create"),
    path("indikatoren/<uuid:pk>/veroeffentlichen/", indicators.indicator_publish, name="indicator-publish"),
    path("indikatoren/<uuid:pk>/zurueckziehen/", indicators.indicator_withdraw, name="indicator-withdraw"),
    path("indikatoren/<uuid:pk>/loeschen/", indicators.indicator_delete, name="indicator-delete"),
    path("gebiete/", areas.area_list, name="area-list"),
    path("gebiete/neu/", areas.area_create, name="area-create"),
    path("gebiete/staende/<uuid:pk>/", reforms.version_update, name="area-version-update"),
    path("gebiete/staende/<uuid:pk>/entfernen/", reforms.version_delete, name="area-version-delete"),
    path("gebiete/aenderungen/<uuid:pk>/", reforms.change_detail, name="area-change-detail"),
    path("gebiete/aenderungen/<uuid:pk>/bearbeiten/", reforms.change_update, name="area-change-update"),
    path("gebiete/aenderungen/<uuid:pk>/entfernen/", reforms.change_delete, name="area-change-delete"),
    path("gebiete/<uuid:pk>/", areas.area_detail, name="area-detail"),
    path("gebiete/<uuid:pk>/bearbeiten/", areas.area_update, name="area-update"),
    path("gebiete/<uuid:pk>/stand/", areas.area_version, name="area-version"),
    path("gebiete/<uuid:pk>/aenderung/", areas.area_change, name="area-change"),
    path("erhebungen/", areas.survey_list, name="survey-list"),
    path("erhebungen/neu/", areas.survey_create, name="survey-create"),
    path("erhebungen/<uuid:pk>/", areas.survey_detail, name="survey-detail"),
    path("erhebungen/<uuid:pk>/bearbeiten/", areas.survey_update, name="survey-update"),
]
