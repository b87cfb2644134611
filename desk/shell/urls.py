"""Addresses of the frame."""

from django.urls import path

from desk.shell import views
from desk.shell.pages import PAGES

urlpatterns = [
    path("heute/", views.today_page, name="today"),
    path("kreis/<slug:slug>/farbe.css", views.district_colours, name="district-colours"),
    path("kreis/<slug:slug>/wappen", views.district_crest, name="district-crest"),
    path("darstellung/", views.set_appearance, name="appearance"),
    path("sprache/", views.set_language, name="set-language"),
    path("muster/", views.pattern_page, name="pattern-page"),
]
for key, page in PAGES.items():
    urlpatterns += [
        path(f"{page.path}/", views.static_page, {"page": key}, name=page.url_name),
        path(
            f"kreis/<slug:slug>/{page.path}/",
            views.static_page,
            {"page": key},
            name=f"district-{page.url_name}",
        ),
    ]
