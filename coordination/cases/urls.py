"""Addresses of case work."""

from django.urls import path

from coordination.cases import views

urlpatterns = [
    path("faelle/", views.case_list, name="case-list"),
    path("faelle/neu/", views.case_create, name="case-create"),
    path("faelle/<uuid:pk>/", views.case_detail, name="case-detail"),
    path("faelle/<uuid:pk>/aendern/", views.case_update, name="case-update"),
    path("faelle/<uuid:pk>/phase/", views.case_phase, name="case-phase"),
    path("faelle/<uuid:pk>/abschliessen/", views.case_close, name="case-close"),
    path("faelle/<uuid:pk>/bedarf/", views.need_create, name="need-create"),
    path("faelle/<uuid:pk>/bedarf/<uuid:need_pk>/", views.need_update, name="need-update"),
    path("faelle/<uuid:pk>/kontakt/", views.contact_create, name="contact-create"),
    path("faelle/<uuid:pk>/huerde/", views.case_raise_barrier, name="case-raise-barrier"),
]
