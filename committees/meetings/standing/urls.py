from django.urls import path

from committees.meetings.standing import views

urlpatterns = [
    path("gremien/<uuid:pk>/tagesordnung/", views.standing_agenda, name="standing-agenda"),
    path("gremien/<uuid:pk>/tagesordnung/neu/", views.standing_create, name="standing-create"),
    path("gremien/<uuid:pk>/tagesordnung/uebliche/", views.standing_usual, name="standing-usual"),
    path("tagesordnungszeilen/<uuid:pk>/", views.standing_update, name="standing-update"),
    path("tagesordnungszeilen/<uuid:pk>/verschieben/", views.standing_move, name="standing-move"),
    path("tagesordnungszeilen/<uuid:pk>/streichen/", views.standing_remove, name="standing-remove"),
    path("sitzungen/<uuid:pk>/tagesordnung/ergaenzen/", views.agenda_fill, name="agenda-fill"),
]
