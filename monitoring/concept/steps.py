"""The steps a measure can take, as the pages offer them: word, consequence, what is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from monitoring.concept import services
from monitoring.concept.choices import MEASURE_TRANSITIONS, MeasureStatus
from monitoring.concept.measure_forms import ReasonedStepForm, StepForm
from monitoring.concept.models import Measure


@dataclass(frozen=True)
class Step:
    """One change of state."""

    key: str
    target: str
    title: Any
    consequence: Any
    run: Callable[..., Measure]
    form_class: Any = StepForm


STEPS = (
    Step(
        "beginnen",
        MeasureStatus.RUNNING,
        _("Läuft"),
        _("Die Maßnahme läuft. Partner können ihren Stand melden."),
        services.start_measure,
    ),
    Step(
        "abschliessen",
        MeasureStatus.DONE,
        _("Abschließen"),
        _("Die Maßnahme gilt als abgeschlossen und erscheint so im Bericht."),
        services.finish_measure,
    ),
    Step(
        "planen",
        MeasureStatus.PLANNED,
        _("Wieder planen"),
        _("Die Maßnahme ist wieder geplant."),
        services.plan_measure,
    ),
    Step(
        "verschieben",
        MeasureStatus.POSTPONED,
        _("Verschieben"),
        _("Der Grund steht bei der Maßnahme und im Bericht."),
        services.postpone_measure,
        ReasonedStepForm,
    ),
    Step(
        "aufgeben",
        MeasureStatus.GIVEN_UP,
        _("Aufgeben"),
        _("Die Maßnahme wird nicht weiter verfolgt. Der Grund steht bei ihr und im Bericht."),
        services.give_up_measure,
        ReasonedStepForm,
    ),
)


def step_for(key: str) -> Step:
    """The step of that name in the address; 404 for anything else."""
    for step in STEPS:
        if step.key == key:
            return step
    raise Http404


def open_steps(measure: Measure) -> list[Step]:
    """Steps the measure can take from where it stands."""
    following = MEASURE_TRANSITIONS[measure.status]
    return [step for step in STEPS if step.target in following]
