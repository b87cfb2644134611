"""The forms of the network."""

from coordination.network.forms.journal import JournalForm, NoteForm
from coordination.network.forms.organisations import (
    LeaveForm,
    OrganisationForm,
    OwnOrganisationForm,
    RelationForm,
    StatusForm,
)
from coordination.network.forms.people import EndFunctionForm, FunctionForm, PersonForm, ReasonForm
from coordination.network.forms.tasks import BulkTaskForm, TaskForm

__all__ = [
    "BulkTaskForm",
    "EndFunctionForm",
    "FunctionForm",
    "JournalForm",
    "LeaveForm",
    "NoteForm",
    "OrganisationForm",
    "OwnOrganisationForm",
    "PersonForm",
    "ReasonForm",
    "RelationForm",
    "StatusForm",
    "TaskForm",
]
