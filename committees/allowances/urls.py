from django.urls import path

from committees.allowances import views

QUARTER = "gremien/<uuid:pk>/sitzungsgeld/quartal/"

urlpatterns = [
    path("sitzungsgelder/", views.allowance_list, name="allowance-list"),
    path("sitzungsgelder/<uuid:pk>/", views.allowance_detail, name="allowance-detail"),
    path("sitzungsgelder/<uuid:pk>/verzicht/", views.allowance_waive, name="allowance-waive"),
    path(QUARTER, views.allowance_quarter, name="allowance-quarter"),
    path(QUARTER + "quartal.xlsx", views.allowance_sheet, name="allowance-sheet"),
    path(QUARTER + "berechnen/", views.allowance_compute, name="allowance-compute"),
    path(QUARTER + "freigeben/", views.allowance_approve, name="allowance-approve"),
    path(QUARTER + "auszahlen/", views.allowance_pay, name="allowance-pay"),
]
