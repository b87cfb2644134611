"""Addresses of the keys for programs."""

from django.urls import path

from desk.tokens import views

urlpatterns = [
    path("konto/schluessel/", views.token_list, name="api-token-list"),
    path("konto/schluessel/neu/", views.token_create, name="api-token-create"),
    path("konto/schluessel/neu/zeigen/", views.token_shown, name="api-token-shown"),
    path("konto/schluessel/<uuid:pk>/", views.token_revoke, name="api-token-revoke"),
]
