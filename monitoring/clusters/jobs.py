"""The run in the background: read, group, compare, write down once."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts.doors import may_create
from accounts.refusals import Refusal
from documents.jobs.registry import job
from documents.jobs.runner import JobRun
from monitoring.clusters.features import Choice
from monitoring.clusters.inputs import indicators_of
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.selectors import run_rows
from monitoring.clusters.services import RUN_JOB, calculate, store_run
from monitoring.clusters.starts import MANY


@job(RUN_JOB)
def make_run(run: JobRun) -> None:
    """Rights are asked again: the person may have lost them since."""
    if not may_create(run.person, "cluster_run"):
        raise Refusal(_("Das Recht, den Vergleich zu rechnen, ist erloschen."))
    asked = _asked(run)
    outcome = calculate(progress=run.progress, many=MANY, **asked)
    run.progress(95, _("Das Ergebnis wird abgelegt"))

    def effect() -> None:
        made = store_run(
            outcome,
            edition=run.params["edition"],
            now=dt.datetime.fromisoformat(run.params["asked_at"]),
            by=run.person,
            **asked,
        )
        run.show_result(made.get_absolute_url())

    run.once(effect)


def _asked(run: JobRun) -> dict[str, Any]:
    """The order as rows of the person's district; what is gone or foreign is refused."""
    params = run.params
    rows = {str(row.pk): row for row in indicators_of(run.person)}
    try:
        choices = [_choice(plain, rows) for plain in params["choices"]]
    except KeyError as error:
        raise Refusal(_("Einen der Indikatoren gibt es nicht mehr.")) from error
    return {
        "district": run.job.district,
        "areas_on": dt.date.fromisoformat(params["areas_on"]),
        "method": params["method"],
        "choices": choices,
        "started_from": _earlier(run, params["started_from"]),
    }


def _choice(plain: dict[str, Any], rows: dict[str, Any]) -> Choice:
    near = tuple(rows[pk] for pk in plain["near"])
    return Choice(**{**plain, "indicator": rows[plain["indicator"]], "near": near})


def _earlier(run: JobRun, pk: str) -> ClusterRun | None:
    if not pk:
        return None
    found = run_rows(run.person).filter(district=run.job.district, pk=pk).first()
    if found is None:
        raise Refusal(_("Den früheren Lauf gibt es nicht mehr."))
    return found
