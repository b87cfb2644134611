"""What the search across everything finds in the network."""

from django.utils.translation import gettext_lazy as _

from coordination.network.selectors import organisation_rows, person_rows, task_rows
from desk.search.sources import SearchSource

SOURCES = [
    SearchSource(
        "organisations",
        _("Organisationen"),
        rows=organisation_rows,
        label=lambda row: row.name,
        line=lambda row: ", ".join(
            str(part) for part in (row.get_kind_display(), row.municipality, row.purpose[:120]) if part
        ),
        icon="network",
        noun=_("Organisation"),
    ),
    SearchSource(
        "people",
        _("Ansprechpersonen"),
        rows=person_rows,
        label=lambda row: row.name,
        line=lambda row: "; ".join(f"{f.words}, {f.organisation}" for f in row.seen_functions[:3]),
        icon="person",
        noun=_("Ansprechperson"),
    ),
    SearchSource(
        "tasks",
        _("Aufgaben"),
        rows=task_rows,
        label=lambda row: row.title,
        line=lambda row: ", ".join(part for part in (row.subject_label, row.owner.full_name) if part),
        icon="clock",
        noun=_("Aufgabe"),
    ),
]
