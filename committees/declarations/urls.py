from django.urls import path

from committees.declarations import public, views

DISTRICT = "kreis/<slug:district_slug>/gremien/"

urlpatterns = [
    path("gremien/meine/angaben/", views.my_declarations, name="my-declarations"),
    path("gremien/meine/angaben/<uuid:pk>/", views.declaration_give, name="declaration-give"),
    path(
        "gremien/meine/angaben/<uuid:pk>/zuruecknehmen/",
        views.declaration_withdraw,
        name="declaration-withdraw",
    ),
    path("gremien/<uuid:pk>/sitzstatistik/", views.seat_statistics, name="seat-statistics"),
    path(
        "gremien/<uuid:pk>/sitzstatistik/tabelle/",
        views.seat_statistics_export,
        name="seat-statistics-export",
    ),
    path(DISTRICT + "<slug:slug>/sitze/", public.public_seat_statistics, name="public-seat-statistics"),
    path("sitzungseinladung/<str:token>/angaben/", views.declaration_by_link, name="declaration-by-link"),
]
