"""Lists that take too long to wait for: the same rows, built again as the person who asked."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts import clock
from desk.lists.exports import export_table, file_name, file_of, log_export, state_words
from desk.lists.registry import list_by_key
from desk.lists.selectors import has_right
from desk.lists.state import prepared_state
from documents.jobs.registry import job
from documents.store.services import store_document
from documents.table_pdf import table_pdf


@job("list-export", is_export=True)
def build_list(run: Any) -> Any:
    """Rights are asked again: a role withdrawn in between gets nothing."""
    spec = list_by_key(run.params["list"])
    if not has_right(run.person, spec.resource, "E"):
        raise PermissionDenied
    state = prepared_state(spec, QueryDict(run.params["query"]), run.person)
    output = run.params["output"]
    run.progress(20, _("Zeilen werden gelesen"))
    if output == "pdf":
        stand = f"{clock.now():%d.%m.%Y, %H:%M} Uhr"
        table = export_table(spec, state)
        data = table_pdf(table, district=run.job.district, filters=state_words(state), stand=stand)
    else:
        data = file_of(spec, state, output)
    run.progress(90, _("Datei wird abgelegt"))

    def finish() -> Any:
        log_export(spec, state, run.params["rows"], output)
        return store_document(
            kind=f"list-{output}",
            owner=run.job,
            file_name=file_name(spec, output),
            data=data,
            by=run.person,
            district=run.job.district,
            title=str(spec.title),
        )

    return run.once(finish)
