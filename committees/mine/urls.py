from django.urls import path

from committees.mine import views

urlpatterns = [
    path("gremien/meine/", views.my_boards, name="my-boards"),
    path("gremien/meine/kalender/", views.calendar_link, name="my-calendar-link"),
    path("gremien/meine/kalender/neu/", views.calendar_shown, name="my-calendar-shown"),
    path("gremien/meine/kalender/widerrufen/", views.calendar_revoke, name="my-calendar-revoke"),
    path("kalender/gremien/<str:secret>.ics", views.calendar, name="my-calendar"),
]
