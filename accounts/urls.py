"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver, path

from accounts.invitations import views as invitations
from accounts.profile import views as profile

app_name = "accounts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/profil/", profile.profile, name="profile"),
    path("konto/kreis/", profile.district_switch, name="district-switch"),
    path("konto/rechte/", profile.own_rights, name="rights"),
    path("einladung/<str:secret>/", invitations.accept, name="invitation-accept"),
]
