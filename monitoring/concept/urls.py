"""Addresses of the concept, its measures and the trainings."""

from django.urls import path

from monitoring.concept import public
from monitoring.concept.views import concepts, measures, trainings

public_urlpatterns = [
    path("kreis/<slug:district_slug>/konzept/", public.public_concept, name="public-concept"),
]
urlpatterns = [
    path("konzept/", concepts.concept_home, name="concept-home"),
    path("konzepte/", concepts.concept_list, name="concept-list"),
    path("konzepte/neu/", concepts.concept_create, name="concept-create"),
    path("konzepte/<uuid:pk>/", concepts.concept_detail, name="concept-detail"),
    path("konzepte/<uuid:pk>/bearbeiten/", concepts.concept_update, name="concept-update"),
    path("konzepte/<uuid:pk>/neue-fassung/", concepts.concept_copy, name="concept-copy"),
    path("konzepte/<uuid:pk>/beschlossen/", concepts.concept_adopt, name="concept-adopt"),
    path("konzepte/<uuid:pk>/verwerfen/", concepts.concept_discard, name="concept-discard"),
    path("konzepte/<uuid:pk>/felder/neu/", concepts.field_create, name="field-create"),
    path("konzepte/<uuid:pk>/ziele/neu/", concepts.goal_create, name="goal-create"),
    path("konzepte/<uuid:pk>/anspruch-und-praxis/", concepts.concept_analysis, name="concept-analysis"),
    path("konzepte/<uuid:pk>/strategien/", concepts.concept_strategies, name="concept-strategies"),
    path("konzeptfelder/<uuid:pk>/bearbeiten/", concepts.field_update, name="field-update"),
    path("ziele/<uuid:pk>/", concepts.goal_detail, name="goal-detail"),
    path("ziele/<uuid:pk>/bearbeiten/", concepts.goal_update, name="goal-update"),
    path("ziele/<uuid:pk>/entfernen/", concepts.goal_remove, name="goal-remove"),
    path("ziele/<uuid:pk>/geprueft/", concepts.goal_check, name="goal-check"),
    path("massnahmen/", measures.measure_list, name="measure-list"),
    path("massnahmen/neu/", measures.measure_create, name="measure-create"),
    path("massnahmen/einlesen/", measures.measure_import, name="measure-import"),
    path("massnahmen/<uuid:pk>/", measures.measure_detail, name="measure-detail"),
    path("massnahmen/<uuid:pk>/bearbeiten/", measures.measure_update, name="measure-update"),
    path("massnahmen/<uuid:pk>/stand/", measures.progress_create, name="progress-create"),
    path("massnahmen/<uuid:pk>/um-stand-bitten/", measures.measure_ask, name="measure-ask"),
    path("massnahmen/<uuid:pk>/meilensteine/neu/", measures.milestone_create, name="milestone-create"),
    path("massnahmen/<uuid:pk>/anmerkung/", measures.comment_create, name="measure-comment"),
    path("massnahmen/<uuid:pk>/<slug:step>/", measures.measure_step, name="measure-step"),
    path("meilensteine/<uuid:pk>/bearbeiten/", measures.milestone_update, name="milestone-update"),
    path("meilensteine/<uuid:pk>/entfernen/", measures.milestone_remove, name="milestone-remove"),
    path("anmerkungen/<uuid:pk>/entfernen/", measures.comment_remove, name="comment-remove"),
    path("beschluesse/<uuid:pk>/massnahme/", measures.resolution_measure, name="resolution-measure"),
    path("fortbildungen/", trainings.training_list, name="training-list"),
    path("fortbildungen/neu/", trainings.training_create, name="training-create"),
    path("fortbildungen/<uuid:pk>/", trainings.training_detail, name="training-detail"),
    path("fortbildungen/<uuid:pk>/bearbeiten/", trainings.training_update, name="training-update"),
    path("fortbildungen/<uuid:pk>/termine/neu/", trainings.training_date_create, name="training-date-create"),
    path(
        "fortbildungstermine/<uuid:pk>/bearbeiten/",
        trainings.training_date_update,
        name="training-date-update",
    ),
]
