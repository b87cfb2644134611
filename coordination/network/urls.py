"""Addresses of the network."""

from django.urls import path

from coordination.network.views import journal, municipalities, organisations, people, tasks

urlpatterns = [
    path("organisationen/", organisations.organisation_list, name="organisation-list"),
    path("organisationen/meine/", organisations.own_organisation, name="own-organisation"),
    path("organisationen/neu/", organisations.organisation_create, name="organisation-create"),
    path("organisationen/einlesen/", organisations.organisation_import, name="organisation-import"),
    path("organisationen/vorschlaege/", organisations.organisation_suggest, name="organisation-suggest"),
    path("organisationen/<uuid:pk>/", organisations.organisation_detail, name="organisation-detail"),
    path(
        "organisationen/<uuid:pk>/bearbeiten/", organisations.organisation_update, name="organisation-update"
    ),
    path(
        "organisationen/<uuid:pk>/bestaetigen/",
        organisations.organisation_confirm,
        name="organisation-confirm",
    ),
    path(
        "organisationen/<uuid:pk>/ausscheiden/", organisations.organisation_leave, name="organisation-leave"
    ),
    path("organisationen/<uuid:pk>/ruhen/", organisations.organisation_pause, name="organisation-pause"),
    path(
        "organisationen/<uuid:pk>/wieder-aktiv/",
        organisations.organisation_resume,
        name="organisation-resume",
    ),
    path("organisationen/<uuid:pk>/menschen/neu/", people.function_create, name="function-create"),
    path("organisationen/<uuid:pk>/journal/", journal.journal, name="journal"),
    path("organisationen/<uuid:pk>/journal/neu/", journal.journal_create, name="journal-create"),
    path("organisationen/<uuid:pk>/einschaetzungen/neu/", journal.note_create, name="note-create"),
    path("organisationen/<uuid:pk>/beziehungen/neu/", journal.relation_create, name="relation-create"),
    path("journal/<uuid:pk>/bearbeiten/", journal.journal_update, name="journal-update"),
    path("journal/<uuid:pk>/loeschen/", journal.journal_delete, name="journal-delete"),
    path("einschaetzungen/<uuid:pk>/bearbeiten/", journal.note_update, name="note-update"),
    path("einschaetzungen/<uuid:pk>/loeschen/", journal.note_delete, name="note-delete"),
    path("beziehungen/<uuid:pk>/loesen/", journal.relation_delete, name="relation-delete"),
    path("ansprechpersonen/", people.person_list, name="person-list"),
    path("ansprechpersonen/neu/", people.person_create, name="person-create"),
    path("ansprechpersonen/<uuid:pk>/", people.person_detail, name="person-detail"),
    path("ansprechpersonen/<uuid:pk>/bearbeiten/", people.person_update, name="person-update"),
    path("ansprechpersonen/<uuid:pk>/loeschen/", people.person_delete, name="person-delete"),
    path("funktionen/<uuid:pk>/bearbeiten/", people.function_update, name="function-update"),
    path("funktionen/<uuid:pk>/beenden/", people.function_end, name="function-end"),
    path("aufgaben/", tasks.task_list, name="task-list"),
    path("aufgaben/neu/", tasks.task_create, name="task-create"),
    path("aufgaben/<uuid:pk>/", tasks.task_detail, name="task-detail"),
    path("aufgaben/<uuid:pk>/bearbeiten/", tasks.task_update, name="task-update"),
    path("aufgaben/<uuid:pk>/erledigt/", tasks.task_done, name="task-done"),
    path("aufgaben/<uuid:pk>/wieder-oeffnen/", tasks.task_reopen, name="task-reopen"),
    path("aufgaben/<uuid:pk>/fallen-lassen/", tasks.task_drop, name="task-drop"),
    path("netzwerk/gemeinden/", municipalities.municipality_list, name="municipality-list"),
    path("netzwerk/gemeinden/<uuid:pk>/", municipalities.municipality_detail, name="municipality-detail"),
]
