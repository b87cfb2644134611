"""Addresses of the bell."""

from django.urls import path

from desk.notifications import views

urlpatterns = [
    path("mitteilungen/", views.notification_list, name="notifications"),
    path("mitteilungen/gelesen/", views.read_all, name="notifications-read"),
    path("mitteilungen/<uuid:pk>/", views.open_notification, name="notification-open"),
]
