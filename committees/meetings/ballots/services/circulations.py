"""Circulations: ask, answer, end by day or by objection, and tell the next meeting."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.ballots.mails import mail_members, mail_reminder
from committees.meetings.ballots.models import Circulation, CirculationAnswer
from committees.meetings.ballots.selectors import own_answer, unreported
from committees.meetings.ballots.services.papers import drop_papers, guard_papers, papers_to_mail
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import add_item
from committees.papers.services import adopt_circulated
from committees.roster.models import Committee, SeatHolding
from committees.roster.selectors import mail_addresses, rules_on, seats_on, term_on

State = Circulation.State
Answer = CirculationAnswer.Answer
#: So many days before the last one those who are silent are reminded, once.
REMIND_DAYS = 2


def write_circulation(*, committee: Committee, by: User, **fields: Any) -> Circulation:
    """Begin a draft; nobody but the office sees it before it is sent."""
    with transaction.atomic():
        _refuse_rule(committee, fields["ends_on"])
        row = Circulation(district=committee.district, committee=committee, **_neutral(fields))
        _refuse_paper(row)
        return changes.create(row, by=by, action="circulation.written")


def change_circulation(
    *, circulation: Circulation, by: User, version: int | None = None, **fields: Any
) -> Circulation:
    """Change a draft. What was sent stays as it was sent."""
    with transaction.atomic():
        current = changes.lock(circulation, version=version)
        if not current.is_draft:
            raise WrongState(
                _("Was versandt ist, wird nicht mehr geändert. Bitte abbrechen und neu beginnen.")
            )
        row = changes.apply(current, _neutral(fields), by=by, action="circulation.changed", version=version)
        _refuse_paper(row)
        guard_papers(circulation=row, by=by)
        return row


def _neutral(fields: dict[str, Any]) -> dict[str, Any]:
    if not fields.get("is_public", True) and not fields.get("public_title", "").strip():
        return fields | {"public_title": _("Umlaufverfahren")}
    return fields


def _refuse_paper(row: Circulation) -> None:
    """A public circulation must not lead to a paper that is not."""
    if row.paper is not None and row.is_public and not row.paper.is_public:
        raise Refusal(_("Diese Vorlage ist nichtöffentlich, das Verfahren auch."), field="paper")


def start_circulation(*, circulation: Circulation, today: dt.date, by: User) -> Circulation:
    """Ask every entitled member: one line per seat that is taken, one mail to whoever has an address.

    Raises `Refusal` where the rules know no circulation, for a day in the past, or with nobody to ask.
    """
    with transaction.atomic():
        current = _step(circulation, State.RUNNING)
        _refuse_rule(current.committee, today)
        if current.ends_on <= today:
            raise Refusal(_("Die Antwortfrist muss nach heute liegen."), field="ends_on")
        answers = _asked(current, today)
        if not answers:
            raise Refusal(_("Das Gremium hat heute keine stimmberechtigten Mitglieder."))
        source = rules_on(current.committee, today).cited("circulation")
        values = {"state": State.RUNNING, "asked_on": today, "rule_source": source}
        current = changes.apply(current, values, by=by, action="circulation.sent")
        rows = CirculationAnswer.objects.bulk_create(answers)
        mail_members(current, rows, by, papers_to_mail(current))
    return current


def _refuse_rule(committee: Committee, day: dt.date) -> None:
    rules = rules_on(committee, day)
    if not rules.circulation_allowed:
        raise Refusal(
            _("Nach den Regeln dieses Gremiums gibt es keine Beschlüsse im Umlauf."),
            rule=_("Umlauf nur, wenn die Regeln ihn erlauben."),
            source=rules.cited("circulation"),
        )


def _asked(circulation: Circulation, today: dt.date) -> list[CirculationAnswer]:
    views = [
        v for v in seats_on(term_on(circulation.committee, today), today) if v.seat.is_voting and v.holder
    ]
    people: list[SeatHolding] = [view.holder for view in views if view.holder]
    addresses = mail_addresses(people, today)
    return [
        CirculationAnswer(
            circulation=circulation,
            seat=person.seat,
            holding=person,
            name=str(person.person),
            email=addresses.get(person.pk, ""),
        )
        for person in people
    ]


def answer_own(
    *, circulation: Circulation, answer: str, today: dt.date, by: User, words: str = ""
) -> CirculationAnswer:
    """A member answers on its own page. It may change its mind while the matter runs."""
    with transaction.atomic():
        current = _lock_running(circulation, today)
        row = own_answer(by, current)
        if row is None:
            raise Refusal(_("Sie sind in diesem Verfahren nicht gefragt."))
        return _answer(current, row, answer, words, today, by, is_own=True)


def note_answer(
    *, answer: CirculationAnswer, said: str, today: dt.date, by: User, words: str = ""
) -> CirculationAnswer:
    """The office notes what came by letter, telephone or mail."""
    with transaction.atomic():
        current = _lock_running(answer.circulation, today)
        if answer.is_own:
            raise Refusal(_("%(name)s hat selbst geantwortet.") % {"name": answer.name})
        return _answer(current, answer, said, words, today, by, is_own=False)


def _lock_running(circulation: Circulation, today: dt.date) -> Circulation:
    current = changes.lock(circulation)
    if not current.is_running or today > current.ends_on:
        raise WrongState(_("Die Frist ist vorbei oder das Verfahren beendet."))
    return current


def _answer(
    circulation: Circulation,
    row: CirculationAnswer,
    answer: str,
    words: str,
    today: dt.date,
    by: User,
    *,
    is_own: bool,
) -> CirculationAnswer:
    """The only place where an answer is written; it may end the matter at once."""
    if answer not in (Answer.AGREE, Answer.OBJECT, Answer.CONFLICTED):
        raise Refusal(_("Bitte eine Antwort wählen."), field="answer")
    values = {"answer": answer, "words": words.strip()[:500], "answered_on": today, "is_own": is_own}
    saved = changes.apply(row, values, by=by, action="circulation.answered")
    standing = circulation.standing
    if standing.goes_to_agenda:
        _end(circulation, State.OBJECTED, today, by)
    elif standing.entitled and standing.agreed == standing.entitled:
        _adopt(circulation, today, by)
    return saved


def close_due(*, today: dt.date) -> int:
    """The morning after the last day: what nobody objected to is adopted. Returns how many; may run twice."""
    count = 0
    due = Circulation.objects.filter(state=State.RUNNING, ends_on__lt=today).order_by("ends_on", "created_at")
    for pk in due.values_list("pk", flat=True):
        with transaction.atomic():
            current = Circulation.objects.select_for_update().get(pk=pk)
            if not current.is_running:
                continue
            _adopt(current, current.ends_on, None)
            count += 1
    return count


def _adopt(circulation: Circulation, day: dt.date, by: User | None) -> None:
    ended = _end(circulation, State.ADOPTED, day, by)
    adopt_circulated(circulation=ended, today=day, by=by)


def _end(circulation: Circulation, state: str, day: dt.date, by: User | None) -> Circulation:
    values = {"state": state, "ended_on": day}
    return changes.apply(circulation, values, by=by, action=f"circulation.{state}")


def stop_circulation(*, circulation: Circulation, reason: str, today: dt.date, by: User) -> Circulation:
    """Break it off with a reason; nothing is decided."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = _step(circulation, State.STOPPED)
        values = {"state": State.STOPPED, "ended_on": today, "stop_reason": reason.strip()}
        said = reason if current.is_public else ""
        return changes.apply(current, values, by=by, action="circulation.stopped", reason=said)


def drop_circulation(*, circulation: Circulation, by: User) -> None:
    """Throw a draft away."""
    with transaction.atomic():
        if not changes.lock(circulation).is_draft:
            raise WrongState(_("Was versandt ist, bleibt. Bitte abbrechen."))
        drop_papers(circulation=circulation, by=by)
        changes.delete(circulation, by=by, action="circulation.dropped")


def remind(*, today: dt.date) -> int:
    """Those who are silent shortly before the end, each once. Returns how many; may run twice."""
    with transaction.atomic():
        rows = list(
            CirculationAnswer.objects.select_for_update(of=("self",))
            .filter(
                circulation__state=State.RUNNING,
                circulation__ends_on__range=(today, today + dt.timedelta(days=REMIND_DAYS)),
                circulation__asked_on__lt=today,
                answer="",
                reminded_on__isnull=True,
            )
            .exclude(email="")
            .select_related("circulation__committee", "circulation__district")
        )
        for row in rows:
            mail_reminder(row.circulation, row)
        CirculationAnswer.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_on=today)
    return len(rows)


def bring_to_meeting(*, circulation: Circulation, meeting: Meeting, today: dt.date, by: User) -> AgendaItem:
    """Somebody objected: the matter becomes an item of a meeting."""
    with transaction.atomic():
        current = changes.lock(circulation)
        if current.state != State.OBJECTED or current.item_id is not None:
            raise WrongState(_("In eine Sitzung kommt, wogegen jemand widersprochen hat, und nur einmal."))
        if meeting.committee_id != current.committee_id:
            raise Refusal(_("Das ist eine Sitzung eines anderen Gremiums."), field="meeting")
        part = Part.PUBLIC if current.is_public else Part.NON_PUBLIC
        secret: dict[str, Any] = {} if current.is_public else {
            "public_title": current.public_title, "confidential_reason": _("wie im Umlaufverfahren")
        }  # fmt: skip
        item = add_item(
            meeting=meeting,
            title=current.title,
            part=part,
            kind=AgendaItem.Kind.MOTION,
            proposal=current.text,
            today=today,
            by=by,
            **secret,
        )
        changes.apply(current, {"item": item}, by=by, action="circulation.to_agenda")
        return item


def tell_meeting(*, meeting: Meeting, by: User) -> list[Circulation]:
    """At the opening: what was decided between the meetings is made known here and stands in these minutes."""
    told = []
    for row in unreported(meeting).select_for_update():
        changes.apply(row, {"reported_in": meeting}, by=by, action="circulation.reported")
        resolution = getattr(row, "resolution", None)
        if resolution is not None:
            changes.apply(resolution, {"meeting": meeting}, by=by, action="resolution.reported_to_meeting")
        told.append(row)
    return told


def _step(circulation: Circulation, target: str) -> Circulation:
    current = changes.lock(circulation)
    if target not in Circulation.TRANSITIONS[State(current.state)]:
        raise WrongState(
            _("„%(row)s“ steht auf „%(state)s“; dieser Schritt geht von dort nicht.")
            % {"row": current, "state": current.get_state_display()}
        )
    return current
