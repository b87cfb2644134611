"""Writing the network: organisations, people, journal, relations, tasks."""

from coordination.network.services.journal import (
    add_journal_entry,
    add_note,
    delete_journal_entry,
    delete_note,
    update_journal_entry,
    update_note,
)
from coordination.network.services.organisations import (
    CORE_FIELDS,
    confirm_organisation,
    create_organisation,
    leave_network,
    may_change_core,
    pause_organisation,
    resume_organisation,
    set_status,
    update_organisation,
)
from coordination.network.services.people import (
    add_function,
    add_function_for,
    confirm_function,
    create_person,
    delete_person,
    end_function,
    update_function,
    update_person,
)
from coordination.network.services.relations import add_relation, remove_relation
from coordination.network.services.tasks import (
    complete_task,
    create_task,
    create_tasks_for,
    drop_task,
    reopen_task,
    update_task,
)

__all__ = [
    "CORE_FIELDS",
    "add_function",
    "add_function_for",
    "add_journal_entry",
    "add_note",
    "add_relation",
    "complete_task",
    "confirm_function",
    "confirm_organisation",
    "create_organisation",
    "create_person",
    "create_task",
    "create_tasks_for",
    "delete_journal_entry",
    "delete_note",
    "delete_person",
    "drop_task",
    "end_function",
    "leave_network",
    "may_change_core",
    "pause_organisation",
    "remove_relation",
    "reopen_task",
    "resume_organisation",
    "set_status",
    "update_function",
    "update_journal_entry",
    "update_note",
    "update_organisation",
    "update_person",
    "update_task",
]
