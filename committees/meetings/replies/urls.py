from django.urls import path

from committees.meetings.replies import views

urlpatterns = [
    path("sitzungseinladung/<str:token>/", views.invitation_answer, name="invitation-answer"),
    path("sitzungseinladung/<str:token>/datei.<str:name>", views.invitation_file, name="invitation-file"),
    path("sitzungen/einladungen/", views.my_invitations, name="my-invitations"),
    path("sitzungen/einladungen/<uuid:pk>/antwort/", views.own_answer, name="own-answer"),
    path("einladungen-gremien/<uuid:pk>/antwort/", views.reply_note, name="reply-note"),
]
