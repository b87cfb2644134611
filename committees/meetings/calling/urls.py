from django.urls import path

from committees.meetings.calling import views

urlpatterns = [
    path("punkte/<uuid:pk>/aufnahme/", views.item_admit, name="item-admit"),
    path("gremien/<uuid:pk>/verlangen/", views.meeting_demand, name="meeting-demand"),
]
