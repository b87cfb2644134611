from django.urls import path

from committees.roster.views import committees, rules, seats

urlpatterns = [
    path("gremien/", committees.committee_list, name="committee-list"),
    path("gremien/neu/", committees.committee_create, name="committee-create"),
    path("gremien/<uuid:pk>/bearbeiten/", committees.committee_update, name="committee-update"),
    path("gremien/<uuid:pk>/stand/", committees.committee_status, name="committee-status"),
    path("gremien/<uuid:pk>/amtszeit/", committees.term_create, name="term-create"),
    path("gremien/<uuid:pk>/regeln/", rules.rules_detail, name="rules-detail"),
    path("gremien/<uuid:pk>/regeln/aendern/", rules.rules_update, name="rules-update"),
    path("gremien/<uuid:pk>/regeln/vorlage/", rules.rules_template, name="rules-template"),
    path("gremien/<uuid:pk>/sitzungsgeld/", rules.allowance_set, name="allowance-set"),
    path("sitze/<uuid:pk>/", seats.seat_update, name="seat-update"),
    path("sitze/<uuid:pk>/besetzen/", seats.seat_fill, name="seat-fill"),
    path("amtszeiten/<uuid:pk>/sitze/", committees.term_seats, name="term-seats"),
    path("amtszeiten/<uuid:pk>/schriftfuehrung/", seats.clerk_name, name="clerk-name"),
    path("amtszeiten/<uuid:pk>/vertretungspool/", seats.pool_create, name="pool-create"),
    path("vertretungspools/<uuid:pk>/", seats.pool_update, name="pool-update"),
    path("vertretungspools/<uuid:pk>/aufnehmen/", seats.pool_join, name="pool-join"),
    path("besetzungen/<uuid:pk>/nach-vorn/", seats.pool_move, name="pool-move"),
    path("besetzungen/<uuid:pk>/ende/", seats.holding_end, name="holding-end"),
    path("besetzungen/<uuid:pk>/einwilligung/", seats.holding_public, name="holding-public"),
]
