"""Address of the search across everything."""

from django.urls import path

from desk.search import views

urlpatterns = [path("suche/", views.search, name="search")]
