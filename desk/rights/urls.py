"""Addresses of "Wer darf was?"."""

from django.urls import path

from desk.rights import views

urlpatterns = [
    path("rechte/person/<uuid:pk>/", views.rights_person, name="rights-person"),
    path("rechte/eintrag/<str:row_type>/<uuid:pk>/", views.rights_record, name="rights-record"),
]
