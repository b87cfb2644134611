"""Who can take a request, and for everyone else the reason why not.

One query for the people, one for the clashes: the count does not grow with the pool.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.interpreting.codes import Gender, GenderWish, InterpreterStatus
from coordination.interpreting.models import Assignment, BookingRequest, Interpreter, InterpreterLanguage


@dataclass(frozen=True)
class Candidate:
    """An interpreter with the reasons for and against; `is_free` means: may be asked."""

    interpreter: Interpreter
    languages: str
    reasons: tuple[str, ...] = field(default=())
    obstacles: tuple[str, ...] = field(default=())
    hints: tuple[str, ...] = field(default=())

    @property
    def is_free(self) -> bool:
        return not self.obstacles


def blocked_range(request: BookingRequest) -> tuple[dt.datetime, dt.datetime]:
    """Half-open time an assignment takes from the interpreter: the talk plus the travel buffer."""
    return request.starts_at, request.ends_at + dt.timedelta(minutes=request.pool.travel_buffer_min)


def clashes(interpreter_ids: Any, starts_at: dt.datetime, blocked_until: dt.datetime) -> Any:
    """Assignments of these interpreters that overlap the half-open range."""
    return Assignment.objects.filter(
        interpreter__in=interpreter_ids,
        cancelled_at__isnull=True,
        starts_at__lt=blocked_until,
        blocked_until__gt=starts_at,
    )


def candidates(request: BookingRequest) -> list[Candidate]:
    """Everyone in the pool with the language, those who fit first, then by name."""
    people = list(
        Interpreter.objects.filter(
            district=request.district_id, pool=request.pool_id, languages__language=request.language
        )
        .exclude(status__in=[InterpreterStatus.APPLICANT, InterpreterStatus.LEFT])
        .select_related("home")
        .prefetch_related(
            "credentials", Prefetch("languages", InterpreterLanguage.objects.order_by("language"))
        )
    )
    start, until = blocked_range(request)
    busy = {a.interpreter_id: a for a in clashes([p.pk for p in people], start, until)}
    asked = {offer.interpreter_id: offer for offer in request.offers.all()}
    dropped_out = set(
        request.assignments.filter(cancelled_at__isnull=False).values_list("interpreter", flat=True)
    )
    found = [_judge(p, request, busy.get(p.pk), asked.get(p.pk), p.pk in dropped_out) for p in people]
    return sorted(found, key=lambda c: (not c.is_free, len(c.hints), str(c.interpreter)))


def _judge(
    person: Interpreter, request: BookingRequest, clash: Any, asked: Any, dropped_out: bool
) -> Candidate:
    reasons, obstacles, hints = [], [], []
    if person.status != InterpreterStatus.ACTIVE:
        obstacles.append(_("zurzeit %(status)s") % {"status": person.get_status_display()})
    if clash:
        obstacles.append(
            _("belegt von %(start)s bis %(end)s Uhr einschließlich Fahrtpuffer")
            % {"start": _clock(clash.starts_at), "end": _clock(clash.blocked_until)}
        )
    else:
        reasons.append(_("frei, auch mit Fahrtpuffer"))
    missing = person.missing_credentials(timezone.localdate(request.starts_at))
    if missing:
        obstacles.append(_("Nachweis fehlt oder läuft ab: %(names)s") % {"names": ", ".join(missing)})
    else:
        reasons.append(_("alle Nachweise gültig"))
    if request.mode not in person.modes:
        obstacles.append(_("nicht %(mode)s") % {"mode": request.get_mode_display()})
    if dropped_out:
        obstacles.append(_("hat diesen Einsatz schon abgesagt"))
    if asked:
        hints.append(_("angefragt: %(answer)s") % {"answer": asked.get_answer_display()})
    if not _meets_wish(person, request.gender_wish):
        hints.append(_("Wunsch zum Geschlecht nicht erfüllt, bitte nachfragen"))
    if person.home_id == request.municipality_id:
        reasons.append(_("wohnt am Ort"))
    languages = ", ".join(str(language) for language in person.languages.all())
    return Candidate(person, languages, tuple(reasons), tuple(obstacles), tuple(hints))


def _meets_wish(person: Interpreter, wish: str) -> bool:
    wanted = {GenderWish.FEMALE: Gender.FEMALE, GenderWish.MALE: Gender.MALE}.get(GenderWish(wish))
    return wanted is None or person.gender == wanted


def _clock(instant: dt.datetime) -> str:
    return timezone.localtime(instant).strftime("%H:%M")


def eligible_or_reason(interpreter: Interpreter, request: BookingRequest) -> str:
    """Empty if the interpreter may take the request, else the reason in words (one person, fresh data)."""
    speaks = interpreter.languages.filter(Q(language=request.language)).exists()
    if not speaks or interpreter.pool_id != request.pool_id:
        return _("Spricht die gewünschte Sprache nicht oder gehört nicht zum Pool.")
    if interpreter.status != InterpreterStatus.ACTIVE:
        return _("Ist zurzeit nicht im Einsatz (%(status)s).") % {"status": interpreter.get_status_display()}
    missing = interpreter.missing_credentials(timezone.localdate(request.starts_at))
    if missing:
        return _("Es fehlt ein gültiger Nachweis: %(names)s.") % {"names": ", ".join(missing)}
    return ""
