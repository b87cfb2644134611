"""Addresses of the interpreting slice."""

from django.urls import path

from coordination.interpreting import answers, people_views, request_views, views

urlpatterns = [
    # Requests
    path("sprachmittlung/anfragen/", views.booking_list, name="booking-list"),
    path("sprachmittlung/anfragen/neu/", request_views.booking_create, name="booking-create"),
    path("sprachmittlung/anfragen/<uuid:pk>/", views.booking_detail, name="booking-detail"),
    path("sprachmittlung/anfragen/<uuid:pk>/aendern/", request_views.booking_update, name="booking-update"),
    path(
        "sprachmittlung/anfragen/<uuid:pk>/annehmen/", request_views.booking_approve, name="booking-approve"
    ),
    path("sprachmittlung/anfragen/<uuid:pk>/ablehnen/", request_views.booking_reject, name="booking-reject"),
    path("sprachmittlung/anfragen/<uuid:pk>/anfragen/", request_views.booking_ask, name="booking-ask"),
    path(
        "sprachmittlung/anfragen/<uuid:pk>/bestaetigen/",
        request_views.booking_confirm,
        name="booking-confirm",
    ),
    path(
        "sprachmittlung/anfragen/<uuid:pk>/ausfall/", request_views.booking_drop_out, name="booking-drop-out"
    ),
    path("sprachmittlung/anfragen/<uuid:pk>/absagen/", request_views.booking_cancel, name="booking-cancel"),
    path(
        "sprachmittlung/anfragen/<uuid:pk>/niemand/", request_views.booking_unfilled, name="booking-unfilled"
    ),
    path("sprachmittlung/anfragen/<uuid:pk>/durchgefuehrt/", request_views.booking_held, name="booking-held"),
    # People and pools
    path("sprachmittlung/personen/", people_views.interpreter_list, name="interpreter-list"),
    path("sprachmittlung/personen/neu/", people_views.interpreter_create, name="interpreter-create"),
    path("sprachmittlung/personen/<uuid:pk>/", people_views.interpreter_detail, name="interpreter-detail"),
    path(
        "sprachmittlung/personen/<uuid:pk>/aendern/",
        people_views.interpreter_update,
        name="interpreter-update",
    ),
    path("sprachmittlung/pools/", people_views.pool_list, name="pool-list"),
    path("sprachmittlung/pools/neu/", people_views.pool_create, name="pool-create"),
    path("sprachmittlung/pools/<uuid:pk>/", people_views.pool_detail, name="pool-detail"),
    path("sprachmittlung/pools/<uuid:pk>/aendern/", people_views.pool_update, name="pool-update"),
    # The interpreter's own door
    path("sprachmittlung/meine-einsaetze/", answers.my_assignments, name="my-assignments"),
    path(
        "sprachmittlung/meine-einsaetze/<uuid:pk>/antwort/", answers.own_offer_answer, name="own-offer-answer"
    ),
    path("sprachmittlung/meine-angaben/<uuid:pk>/", answers.own_details, name="own-details"),
    path("sprachmittlung/antwort/<str:token>/", answers.offer_answer, name="offer-answer"),
]
