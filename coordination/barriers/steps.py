"""The steps a barrier can take, as the pages offer them: word, consequence, what is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from coordination.barriers import services
from coordination.barriers.forms import DuplicateForm, ReasonedStepForm, SolveForm, StepForm
from coordination.barriers.models import Barrier

Status = Barrier.Status


@dataclass(frozen=True)
class Step:
    """One change of state."""

    key: str
    target: str
    title: Any
    button: Any
    consequence: Any
    run: Callable[..., Barrier]
    form_class: Any = StepForm
    needs_barrier: bool = False


STEPS = (
    Step(
        "bestaetigen",
        Status.CONFIRMED,
        _("Hürde bestätigen"),
        _("Bestätigen"),
        _("Ab jetzt sehen die Gremien diese Hürde. Fälle und Namen sieht niemand."),
        services.confirm_barrier,
    ),
    Step(
        "tagesordnung",
        Status.ON_AGENDA,
        _("Auf eine Tagesordnung"),
        _("Vormerken"),
        _("Ein Gremium befasst sich damit."),
        services.put_on_agenda,
    ),
    Step(
        "bearbeitung",
        Status.IN_PROGRESS,
        _("In Bearbeitung nehmen"),
        _("In Bearbeitung nehmen"),
        _("Jemand arbeitet daran, die Hürde abzubauen."),
        services.start_work,
    ),
    Step(
        "geloest",
        Status.SOLVED,
        _("Hürde gelöst"),
        _("Als gelöst führen"),
        _("Sie erscheint im Bericht als gelöst, mit der Dauer seit der ersten Beobachtung."),
        services.solve_barrier,
        SolveForm,
    ),
    Step(
        "nicht-weiter",
        Status.REJECTED,
        _("Nicht weiter verfolgen"),
        _("Nicht weiter verfolgen"),
        _("Die Gremien sehen sie dann nicht mehr. Der Grund bleibt stehen."),
        services.reject_barrier,
        ReasonedStepForm,
    ),
    Step(
        "dublette",
        Status.DUPLICATE,
        _("Ist dieselbe wie eine andere"),
        _("Zusammenlegen"),
        _("Ihre Beobachtungen zählen künftig bei der anderen."),
        services.mark_duplicate,
        DuplicateForm,
        needs_barrier=True,
    ),
    Step(
        "wieder",
        Status.OBSERVED,
        _("Wieder aufnehmen"),
        _("Wieder aufnehmen"),
        _("Sie gilt wieder als beobachtet und wartet auf Bestätigung."),
        services.reopen_barrier,
    ),
)


def step_for(key: str) -> Step:
    """The step of that name in the address; 404 for anything else."""
    for step in STEPS:
        if step.key == key:
            return step
    raise Http404


def open_steps(barrier: Barrier) -> list[Step]:
    """Steps the barrier can take from where it stands."""
    following = Barrier.TRANSITIONS[Status(barrier.status)]
    return [step for step in STEPS if step.target in following]
