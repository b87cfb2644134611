"""Addresses of the outbox."""

from django.urls import path

from desk.mail import views

urlpatterns = [
    path("postausgang/", views.outbox, name="outbox"),
    path("postausgang/<uuid:pk>/", views.outbox_mail, name="outbox-mail"),
    path("postausgang/<uuid:pk>/html/", views.outbox_html, name="outbox-html"),
    path("postausgang/<uuid:pk>/anlage/<uuid:file>/", views.outbox_attachment, name="outbox-attachment"),
    path("postausgang/<uuid:pk>/noch-einmal/", views.outbox_again, name="outbox-again"),
]
