"""Meetings and minutes as lists."""

from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from committees.meetings.joint.selectors import with_partners
from committees.meetings.models import Meeting, Minutes
from committees.meetings.selectors import meeting_rows, minutes_rows
from committees.roster.selectors import committees_to_run
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


class MeetingList(ListSpec):
    """Every meeting the person may see."""

    key = "meetings"
    title = _("Sitzungen")
    resource = "meeting"
    model = Meeting
    columns = [
        Column("starts_at", _("Beginn"), sort="starts_at", link=True),
        Column(
            "committee",
            _("Gremium"),
            value=lambda m: (
                _("%(board)s (gemeinsam)") % {"board": m.committee} if m.known_partners else str(m.committee)
            ),
            sort="committee__name",
        ),
        Column("number", _("Nr."), numeric=True, sort="number"),
        Column("location", _("Ort"), sort="location"),
        Column("item_count", _("Punkte, öffentlich"), numeric=True),
        Column("resolution_count", _("Beschlüsse, öffentlich"), numeric=True),
        Column("state", _("Stand"), value=lambda m: m.get_state_display(), sort="state"),
        Column("invited_on", _("eingeladen"), sort="invited_on", default=False),
        Column("kind", _("Art"), value=lambda m: m.get_kind_display(), default=False),
        Column("together", _("Gemeinsam mit"), value=lambda m: m.sits_with, default=False),
        Column("form", _("Form"), value=lambda m: m.get_form_display(), default=False),
    ]
    filters = [
        RelatedFilter("committee", _("Gremium"), field="committee", options=committees_to_run),
        ChoiceFilter("state", _("Stand"), field="state", choices=Meeting.State.choices),
        DateRangeFilter("start", _("Beginn"), field="starts_at__date"),
        FlagFilter(
            "coming", _("kommende"), apply=lambda rows, user: rows.filter(starts_at__date__gte=today())
        ),
    ]
    search_field = ""
    default_sort = "-starts_at"
    views = [
        PresetView("coming", _("Kommende"), {"coming": "1"}, sort="starts_at"),
        PresetView("held", _("Gewesene"), {"state": ["closed", "minuted"]}),
    ]
    create_url = "committees:meeting-plan"
    create_title = _("Sitzung planen")
    empty = Empty(_("Noch keine Sitzung"), _("Planen Sie die erste Sitzung eines Gremiums."))

    def rows(self, user):
        return with_partners(meeting_rows(user), published=False)


class MinutesList(ListSpec):
    """Minutes as far as the person may read them."""

    key = "minutes"
    title = _("Niederschriften")
    resource = "minutes_public"
    model = Minutes
    columns = [
        Column("meeting", _("Sitzung"), value=lambda m: m.meeting.title, link=True),
        Column(
            "committee",
            _("Gremium"),
            value=lambda m: str(m.meeting.committee),
            sort="meeting__committee__name",
        ),
        Column("day", _("vom"), value=lambda m: m.meeting.day, sort="meeting__starts_at"),
        Column("part", _("Teil"), value=lambda m: m.get_part_display(), sort="part"),
        Column("state", _("Stand"), value=lambda m: m.get_state_display(), sort="state"),
        Column("signed_on", _("unterzeichnet"), sort="signed_on"),
        Column("published_on", _("veröffentlicht"), sort="published_on", default=False),
    ]
    filters = [
        RelatedFilter("committee", _("Gremium"), field="meeting__committee", options=committees_to_run),
        ChoiceFilter("state", _("Stand"), field="state", choices=Minutes.State.choices),
        ChoiceFilter(
            "part",
            _("Teil"),
            field="part",
            choices=[("public", _("öffentlich")), ("non_public", _("nichtöffentlich"))],
        ),
    ]
    search_field = ""
    default_sort = "-meeting__starts_at"
    empty = Empty(_("Noch keine Niederschrift"), _("Sie entsteht, sobald eine Sitzung geschlossen ist."))

    def rows(self, user):
        return minutes_rows(user)
