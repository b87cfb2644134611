"""The one guard of everything that is written: only a draft is written in."""

from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import WrongState
from monitoring.reports.models import IntegrationReport


def lock_draft(report: IntegrationReport) -> IntegrationReport:
    """The locked report. Raises `WrongState` once the Datenschnitt holds the texts."""
    current = changes.lock(report)
    if not current.is_draft:
        raise WrongState(
            _("Nach dem Datenschnitt ändert sich nichts mehr. Bitte den Entwurf vorher wieder öffnen.")
        )
    return current
