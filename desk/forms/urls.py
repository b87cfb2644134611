"""Addresses of drafts."""

from django.urls import path

from desk.forms import views

urlpatterns = [path("entwurf/<path:key>/", views.draft_save, name="draft-save")]
