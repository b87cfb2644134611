"""Moving a meeting or its minutes from one state to the next, and nothing else."""

from typing import Any, Protocol

from django.utils.translation import gettext as _

from accounts.refusals import WrongState


class HasState(Protocol):
    """A row with a state and the words for it; its model says which steps there are."""

    state: Any

    def get_state_display(self) -> str: ...


def require_step(row: HasState, target: str) -> None:
    """Raise `WrongState` unless the transition dict of the model has this edge."""
    allowed: Any = type(row).TRANSITIONS  # type: ignore[attr-defined]
    if target not in allowed[row.state]:
        raise WrongState(
            _("„%(row)s“ steht auf „%(state)s“; dieser Schritt geht von dort nicht.")
            % {"row": row, "state": row.get_state_display()}
        )
