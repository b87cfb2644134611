from django.urls import path

from committees.meetings.ballots.views import circulations, elections, roll_calls

urlpatterns = [
    path("namentlich/<uuid:pk>/", roll_calls.roll_call_detail, name="roll-call-detail"),
    path("namentlich/<uuid:pk>/stimmen/", roll_calls.roll_call_enter, name="roll-call-enter"),
    path("namentlich/<uuid:pk>/stimme/", roll_calls.roll_call_cast, name="roll-call-cast"),
    path("namentlich/<uuid:pk>/abbrechen/", roll_calls.roll_call_cancel, name="roll-call-cancel"),
    path("stimmen/<uuid:pk>/berichtigen/", roll_calls.ballot_correct, name="ballot-correct"),
    path("punkte/<uuid:pk>/wahl/", elections.election_create, name="election-create"),
    path("wahlen/<uuid:pk>/", elections.election_detail, name="election-detail"),
    path("wahlen/<uuid:pk>/vorschlag/", elections.candidate_add, name="candidate-add"),
    path("wahlen/<uuid:pk>/wahlgang/", elections.round_count, name="round-count"),
    path("wahlen/<uuid:pk>/los/", elections.lot_draw, name="lot-draw"),
    path("wahlen/<uuid:pk>/abbrechen/", elections.election_cancel, name="election-cancel"),
    path("kandidaturen/<uuid:pk>/entfernen/", elections.candidate_withdraw, name="candidate-withdraw"),
    path("kandidaturen/<uuid:pk>/antwort/", elections.election_answer, name="election-answer"),
    path("kandidaturen/<uuid:pk>/amt/", elections.office_enter, name="office-enter"),
    path("umlauf/", circulations.circulation_list, name="circulation-list"),
    path("umlauf/neu/", circulations.circulation_create, name="circulation-create"),
    path("umlauf/<uuid:pk>/", circulations.circulation_detail, name="circulation-detail"),
    path("umlauf/<uuid:pk>/bearbeiten/", circulations.circulation_update, name="circulation-update"),
    path("umlauf/<uuid:pk>/versenden/", circulations.circulation_start, name="circulation-start"),
    path("umlauf/<uuid:pk>/antwort/", circulations.circulation_answer, name="circulation-answer"),
    path("umlauf/<uuid:pk>/abbrechen/", circulations.circulation_stop, name="circulation-stop"),
    path("umlauf/<uuid:pk>/unterlage/", circulations.circulation_paper_add, name="circulation-paper-add"),
    path(
        "umlauf/<uuid:pk>/unterlage/<uuid:document>/entfernen/",
        circulations.circulation_paper_remove,
        name="circulation-paper-remove",
    ),
    path("umlauf/<uuid:pk>/verwerfen/", circulations.circulation_drop, name="circulation-drop"),
    path("umlauf/<uuid:pk>/sitzung/", circulations.circulation_to_meeting, name="circulation-to-meeting"),
    path("umlauf-antworten/<uuid:pk>/", circulations.circulation_note, name="circulation-note"),
]
