from django.urls import path

from committees.meetings.joint import views

urlpatterns = [
    path("sitzungen/<uuid:pk>/gemeinsam/", views.joint_begin, name="joint-begin"),
    path("sitzungen/<uuid:pk>/gemeinsam/aufloesen/", views.joint_end, name="joint-end"),
    path("punkte/<uuid:pk>/gemeinsam/", views.item_share, name="item-share"),
]
