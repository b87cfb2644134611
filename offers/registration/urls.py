"""Addresses of registrations: the public page, the mailed link, and the list of the coordination."""

from django.urls import path

from offers.registration.views import entering, vetting

urlpatterns = [
    path("kreis/<slug:district_slug>/registrieren/", entering.register, name="public-register"),
    path(
        "kreis/<slug:district_slug>/registrieren/gesendet/",
        entering.register_sent,
        name="public-register-sent",
    ),
    path("registrierung/<str:secret>/", entering.confirm, name="registration-confirm"),
    path("registrierungen/", vetting.registration_list, name="registration-list"),
    path("registrierungen/<uuid:pk>/", vetting.registration_detail, name="registration-detail"),
    path("registrierungen/<uuid:pk>/aufnehmen/", vetting.registration_accept, name="registration-accept"),
    path("registrierungen/<uuid:pk>/rueckfragen/", vetting.registration_ask, name="registration-ask"),
    path("registrierungen/<uuid:pk>/zuordnen/", vetting.registration_join, name="registration-join"),
    path("registrierungen/<uuid:pk>/ablehnen/", vetting.registration_refuse, name="registration-refuse"),
    path("registrierungen/<uuid:pk>/antworten/", vetting.registration_answer, name="registration-answer"),
]
