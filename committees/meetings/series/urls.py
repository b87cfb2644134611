from django.urls import path

from committees.meetings.series import views

urlpatterns = [
    path("gremien/<uuid:pk>/reihe/", views.series_create, name="series-create"),
    path("sitzungsreihen/<uuid:pk>/", views.series_detail, name="series-detail"),
    path("sitzungsreihen/<uuid:pk>/aendern/", views.series_change, name="series-change"),
    path("sitzungsreihen/<uuid:pk>/fortsetzen/", views.series_extend, name="series-extend"),
]
