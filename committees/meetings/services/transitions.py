"""Moving a meeting or its minutes from one state to the next, and nothing else."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from accounts.refusals import WrongState
from committees.meetings.models import AgendaItem, Meeting, Minutes

Row = TypeVar("Row", Meeting, Minutes, AgendaItem)


def require_step(row: Row, target: str) -> None:
    """Raise `WrongState` unless the transition dict of the model has this edge."""
    allowed: Any = type(row).TRANSITIONS
    if target not in allowed[row.state]:
        raise WrongState(
            _("„%(row)s“ steht auf „%(state)s“; dieser Schritt geht von dort nicht.")
            % {"row": row, "state": row.get_state_display()}
        )
