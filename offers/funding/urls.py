"""Addresses of programmes and grants."""

from django.urls import path

from offers.funding import views

urlpatterns = [
    path("foerderung/", views.period_list, name="period-list"),
    path("foerderung/endet/", views.ending_list, name="ending-list"),
    path("foerderung/neu/", views.period_create, name="period-create"),
    path("foerderung/programme/", views.programme_list, name="programme-list"),
    path("foerderung/programme/neu/", views.programme_create, name="programme-create"),
    path("foerderung/programme/<uuid:pk>/", views.programme_detail, name="programme-detail"),
    path("foerderung/programme/<uuid:pk>/bearbeiten/", views.programme_update, name="programme-update"),
    path("foerderung/<uuid:pk>/", views.period_detail, name="period-detail"),
    path("foerderung/<uuid:pk>/bearbeiten/", views.period_update, name="period-update"),
    path("foerderung/<uuid:pk>/weiter/<slug:target>/", views.period_move, name="period-move"),
]
