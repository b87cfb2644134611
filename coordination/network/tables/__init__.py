"""The lists of the network."""

from coordination.network.tables.organisations import CONFIRM_AFTER, OrganisationList
from coordination.network.tables.people import PersonList
from coordination.network.tables.tasks import TaskList

__all__ = ["CONFIRM_AFTER", "OrganisationList", "PersonList", "TaskList"]
