"""Tasks as a list."""

from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from coordination.network.models import Task
from coordination.network.selectors import colleagues, task_rows
from desk.lists import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    ListSpec,
    PresetView,
    RelatedFilter,
)


class TaskList(ListSpec):
    """Everything that is to be done, as far as the person may see it."""

    key = "tasks"
    title = _("Aufgaben")
    resource = "task"
    model = Task
    breadcrumb = [(_("Netzwerk"), "")]
    columns = [
        Column("title", _("Was ist zu tun?"), sort="title", link=True),
        Column("due_on", _("fällig"), sort="due_on", template="coordination/network/_due_cell.html"),
        Column("owner", _("zuständig"), value=lambda t: str(t.owner), sort="owner__full_name"),
        Column("subject", _("gehört zu"), value=lambda t: t.subject_label),
        Column("status", _("Stand"), value=lambda t: t.get_status_display(), sort="status"),
        Column("origin", _("entstanden aus"), default=False),
        Column("closed_on", _("abgeschlossen am"), sort="closed_on", default=False),
        Column("closing_reason", _("Grund"), default=False),
    ]
    filters = [
        ChoiceFilter("status", _("Stand"), field="status", choices=Task.Status.choices),
        RelatedFilter("owner", _("zuständig"), field="owner", options=colleagues),
        DateRangeFilter("due", _("fällig"), field="due_on"),
        FlagFilter("mine", _("nur meine"), apply=lambda rows, user: rows.filter(owner=user)),
        FlagFilter(
            "overdue",
            _("überfällig"),
            apply=lambda rows, user: rows.filter(status="open", due_on__lt=today()),
        ),
    ]
    search_field = "search_text"
    default_sort = "due_on"
    views = [
        PresetView("mine", _("Meine offenen"), {"mine": "1", "status": ["open"]}),
        PresetView("overdue", _("Überfällige"), {"overdue": "1"}),
        PresetView("open", _("Alle offenen"), {"status": ["open"]}),
        PresetView("done", _("Abgeschlossene"), {"status": ["done", "dropped"]}),
    ]
    create_url = "coordination:task-create"
    empty = Empty(_("Nichts zu tun"), _("Aufgaben entstehen an Organisationen, Hürden oder Beschlüssen."))

    def rows(self, user):
        return task_rows(user)
