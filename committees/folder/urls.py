from django.urls import path

from committees.folder import views

urlpatterns = [
    path("sitzungen/<uuid:pk>/mappe/", views.meeting_folder, name="meeting-folder"),
    path("gremien/<uuid:pk>/sammelniederschrift/", views.compiled_minutes, name="compiled-minutes"),
    path("gremien/<uuid:pk>/beschluesse.xlsx", views.resolution_register, name="resolution-register"),
    path("gremien/<uuid:pk>/anwesenheit.xlsx", views.attendance_over_time, name="attendance-register"),
]
