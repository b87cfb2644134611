"""Addresses of the register of barriers."""

from django.urls import path

from coordination.barriers import views

urlpatterns = [
    path("huerden/", views.barrier_list, name="barrier-list"),
    path("huerden/neu/", views.barrier_create, name="barrier-create"),
    path("huerden/<uuid:pk>/", views.barrier_detail, name="barrier-detail"),
    path("huerden/<uuid:pk>/bearbeiten/", views.barrier_update, name="barrier-update"),
    path("huerden/<uuid:pk>/beobachtung/", views.sighting_create, name="barrier-sighting"),
    path("huerden/<uuid:pk>/<slug:step>/", views.barrier_step, name="barrier-step"),
]
