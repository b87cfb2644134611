"""Addresses of the administration."""

from django.urls import path

from desk.administration import district_views as district
from desk.administration import invitation_views as invitations
from desk.administration import views

urlpatterns = [
    path("verwaltung/zugaenge/", views.membership_list, name="membership-list"),
    path("verwaltung/zugaenge/vergeben/", views.membership_grant, name="membership-grant"),
    path("verwaltung/zugaenge/<uuid:pk>/beenden/", views.membership_end, name="membership-end"),
    path("verwaltung/vorschlaege/<uuid:pk>/vergeben/", views.grant_approve, name="grant-approve"),
    path("verwaltung/vorschlaege/<uuid:pk>/ablehnen/", views.grant_refuse, name="grant-refuse"),
    path("verwaltung/personen/<uuid:pk>/", views.account_detail, name="account-detail"),
    path("verwaltung/personen/<uuid:pk>/schliessen/", views.account_close, name="account-close"),
    path("verwaltung/personen/<uuid:pk>/oeffnen/", views.account_open, name="account-open"),
    path(
        "verwaltung/personen/<uuid:pk>/zweiter-schritt/",
        views.account_reset_factor,
        name="account-reset-factor",
    ),
    path("verwaltung/einladungen/", invitations.invitation_list, name="invitation-list"),
    path("verwaltung/einladungen/neu/", invitations.invitation_create, name="invitation-create"),
    path("verwaltung/einladungen/<uuid:pk>/", invitations.invitation_detail, name="invitation-detail"),
    path("verwaltung/einladungen/<uuid:pk>/erneut/", invitations.invitation_renew, name="invitation-renew"),
    path(
        "verwaltung/einladungen/<uuid:pk>/zurueck/", invitations.invitation_revoke, name="invitation-revoke"
    ),
    path("verwaltung/kreis/", district.district_settings, name="district-settings"),
    path("verwaltung/gemeinden/", district.municipality_list, name="municipality-list"),
    path("verwaltung/gemeinden/<uuid:pk>/", district.municipality_edit, name="municipality-edit"),
    path("verwaltung/protokoll/", district.audit_list, name="audit-list"),
    path("verwaltung/protokoll/<int:pk>/", district.audit_entry, name="audit-entry"),
]
