from django.urls import path

from committees.meetings.aftermath import views

MINUTES = "sitzungen/<uuid:pk>/niederschrift/"

urlpatterns = [
    path(MINUTES + "freigeben/", views.minutes_release, name="minutes-release"),
    path(MINUTES + "zurueckgeben/", views.minutes_return, name="minutes-return"),
    path(MINUTES + "versenden/", views.minutes_send, name="minutes-send"),
    path("punkte/<uuid:pk>/erklaerung/", views.statement_create, name="statement-create"),
    path("erklaerungen/<uuid:pk>/", views.statement_update, name="statement-update"),
    path("erklaerungen/<uuid:pk>/entfernen/", views.statement_drop, name="statement-drop"),
    path("niederschriften/<uuid:pk>/einwendung/", views.objection_raise, name="objection-raise"),
    path("einwendungen/<uuid:pk>/", views.objection_decide, name="objection-decide"),
    path("einwendungen/<uuid:pk>/zurueckziehen/", views.objection_withdraw, name="objection-withdraw"),
    path("niederschriften/<uuid:pk>/vermerke.pdf", views.corrections_print, name="corrections-print"),
    path("niederschriften/<uuid:pk>/abschrift.docx", views.minutes_copy, name="minutes-copy"),
]
