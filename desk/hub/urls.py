"""Addresses of the log."""

from django.urls import path

from desk.hub import views

urlpatterns = [path("verlauf/<str:kind>/<uuid:pk>/", views.history, name="history")]
