"""Lists of the slice."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coordination.interpreting.codes import InterpreterStatus, LeadDayType, Mode, Occasion, RequestStatus
from coordination.interpreting.models import BookingRequest, Interpreter, InterpreterPool
from coordination.interpreting.selectors import booking_rows, interpreter_rows, pool_rows
from coordination.network.languages import Language
from coordination.network.selectors import municipality_choices
from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, PresetView, RelatedFilter

OPEN_STATES = [RequestStatus.SUBMITTED, RequestStatus.SEARCHING, RequestStatus.OFFERED]


def assigned_name(request: BookingRequest) -> str:
    """The interpreter of a request, or a dash while there is none."""
    return str(request.running[0].interpreter) if request.running else "–"


class BookingList(ListSpec):
    key = "bookings"
    title = _("Anfragen")
    resource = "booking"
    model = BookingRequest
    columns = (
        Column("number", _("Nummer"), link=True),
        Column("starts_at", _("Termin"), sort="starts_at"),
        Column("language", _("Sprache"), value=lambda r: r.get_language_display(), sort="language"),
        Column("occasion", _("Anlass"), value=lambda r: r.get_occasion_display(), sort="occasion"),
        Column("requester", _("Einsatzstelle"), value=lambda r: str(r.requester), sort="requester__name"),
        Column("municipality", _("Gemeinde"), value=lambda r: str(r.municipality), sort="municipality__name"),
        Column("interpreter", _("Sprachmittler:in"), value=assigned_name),
        Column("mode", _("Form"), value=lambda r: r.get_mode_display(), default=False),
        Column("duration_min", _("Minuten"), numeric=True, default=False),
        Column("submitted_at", _("eingegangen"), sort="submitted_at", default=False),
        Column(
            "status",
            _("Stand"),
            value=lambda r: r.get_status_display(),
            sort="status",
            template="coordination/interpreting/_status_cell.html",
        ),
    )
    filters = (
        ChoiceFilter("status", _("Stand"), field="status", choices=RequestStatus.choices),
        ChoiceFilter("language", _("Sprache"), field="language", choices=Language.choices),
        ChoiceFilter("occasion", _("Anlass"), field="occasion", choices=Occasion.choices),
        ChoiceFilter("mode", _("Form"), field="mode", choices=Mode.choices),
        RelatedFilter("municipality", _("Gemeinde"), field="municipality", options=municipality_choices),
        DateRangeFilter("date", _("Termin"), field="starts_at__date"),
    )
    views = (
        PresetView("open", _("Ohne Zusage"), {"status": OPEN_STATES}),
        PresetView(
            "confirmed", _("Bestätigt"), {"status": [RequestStatus.ASSIGNED, RequestStatus.CONFIRMED]}
        ),
        PresetView("unmet", _("Nicht erfüllt"), {"status": [RequestStatus.UNFILLED, RequestStatus.REJECTED]}),
    )
    default_sort = "-starts_at"
    create_url = "coordination:booking-create"
    create_title = _("Neue Anfrage")
    empty = Empty(
        _("Noch keine Anfrage"),
        _(
            "Eine Anfrage braucht Sprache, Termin, Ort und Anlass. Namen von Ratsuchenden gehören nicht hinein."
        ),
    )

    def rows(self, user: Any) -> QuerySet:
        return booking_rows(user)


class InterpreterList(ListSpec):
    key = "interpreters"
    title = _("Sprachmittler:innen")
    resource = "interpreter"
    model = Interpreter
    columns = (
        Column("name", _("Name"), value=str, sort=("family_name", "given_name"), link=True),
        Column(
            "languages", _("Sprachen"), value=lambda p: ", ".join(str(item) for item in p.languages.all())
        ),
        Column("home", _("Wohngemeinde"), value=lambda p: str(p.home), sort="home__name"),
        Column("pool", _("Pool"), value=lambda p: str(p.pool), sort="pool__name"),
        Column("status", _("Stand"), value=lambda p: p.get_status_display(), sort="status"),
    )
    filters = (
        ChoiceFilter("status", _("Stand"), field="status", choices=InterpreterStatus.choices),
        RelatedFilter(
            "language",
            _("Sprache"),
            field="languages__language",
            options=lambda user: Language.choices,
            many=True,
        ),
        RelatedFilter("home", _("Wohngemeinde"), field="home", options=municipality_choices),
        RelatedFilter("pool", _("Pool"), field="pool", options=pool_rows),
    )
    views = (PresetView("active", _("Aktive"), {"status": [InterpreterStatus.ACTIVE]}),)
    default_sort = "name"
    create_url = "coordination:interpreter-create"
    create_title = _("Person aufnehmen")
    empty = Empty(
        _("Noch niemand im Pool"), _("Nehmen Sie die erste Person mit ihren Sprachen und Nachweisen auf.")
    )

    def rows(self, user: Any) -> QuerySet:
        return interpreter_rows(user)


class PoolList(ListSpec):
    key = "interpreter-pools"
    title = _("Sprachmittlerpools")
    resource = "interpreter_pool"
    model = InterpreterPool
    columns = (
        Column("name", _("Pool"), sort="name", link=True),
        Column("kind", _("Art"), value=lambda p: p.get_kind_display(), sort="kind"),
        Column(
            "lead",
            _("Vorlauf"),
            value=lambda p: f"{p.lead_days} {LeadDayType(p.lead_day_type).label}",
        ),
        Column("max_duration_min", _("Längste Dauer (Min.)"), numeric=True, sort="max_duration_min"),
        Column("travel_buffer_min", _("Fahrtpuffer (Min.)"), numeric=True, sort="travel_buffer_min"),
        Column("active_people", _("aktive Personen"), numeric=True),
        Column("is_active", _("nimmt an"), value=lambda p: p.is_active),
    )
    default_sort = "name"
    create_url = "coordination:pool-create"
    create_title = _("Neuer Pool")
    empty = Empty(
        _("Noch kein Pool"), _("Ein Pool sagt, wie früh gefragt werden muss und was ausgeschlossen ist.")
    )

    def rows(self, user: Any) -> QuerySet:
        return pool_rows(user)
