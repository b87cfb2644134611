"""The consultation chain: sending a paper to a body, its result, and the way back to those who moved it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import BERLIN
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.papers.models import Consultation, Paper, Resolution
from committees.papers.rules import Stop, deciding, result_of
from committees.papers.services.papers import admit_paper, submit_paper, tell_author, write_paper
from committees.papers.services.resolutions import close_resolution
from committees.roster.models import Committee
from committees.rules.consultations import ConsultationResult, ConsultationRole, both_wordings
from coordination.network.models import Task
from coordination.network.services.tasks import complete_task, create_task, update_task

State = Paper.State


def send_paper(
    *,
    paper: Paper,
    role: str,
    today: dt.date,
    by: User,
    committee: Committee | None = None,
    body: str = "",
    planned_on: dt.date | None = None,
    owner: User | None = None,
) -> Consultation:
    """Add a stop: a committee of the district, or a body by its name such as a committee of the Kreistag.

    With `owner` somebody follows the paper there; the task is closed by the result. A decided paper of
    the own committee goes on when another body is to decide.
    """
    with transaction.atomic():
        current = changes.lock(paper)
        if not (current.is_running or current.state == State.DECIDED):
            raise WrongState(_("Auf den Weg kommt nur ein zugelassener Antrag."))
        row = _add_stop(current, role, by, committee=committee, body=body.strip(), planned_on=planned_on)
        if owner is not None and current.task_id is None:
            current = changes.apply(
                current, {"task": _follow(current, row, owner, today, by)}, by=by, action="paper.followed"
            )
        settle(current, today, by)
    return row


def _follow(paper: Paper, stop: Consultation, owner: User, today: dt.date, by: User) -> Any:
    return create_task(
        title=_("Antrag %(number)s verfolgen: %(body)s")
        % {"number": paper.number, "body": stop.body_name[:120]},
        owner=owner,
        by=by,
        district=paper.district,
        today=today,
        due_on=stop.planned_on,
        subject=paper,
        origin=str(paper.number),
        is_private=not paper.is_public,
    )


def _add_stop(paper: Paper, role: str, by: User, **where: Any) -> Consultation:
    committee, body = where.get("committee"), where.get("body", "")
    if bool(committee) == bool(body):
        raise Refusal(_("Bitte ein Gremium im Netz wählen oder ein anderes nennen."), field="body")
    open_stops = [stop for stop in paper.consultations.all() if not stop.is_done]
    if any((committee and s.committee_id == committee.pk) or (body and s.body == body) for s in open_stops):
        raise Refusal(
            _("Bei diesem Gremium liegt der Antrag schon."), field="committee" if committee else "body"
        )
    is_own = committee is not None and committee.pk == paper.committee_id
    if role == ConsultationRole.DECISION and not is_own and _decides_elsewhere(open_stops):
        raise Refusal(_("Entscheiden kann nur ein Gremium. Bitte die andere Station ändern."), field="role")
    last = paper.consultations.order_by("-position").first()
    row = Consultation(paper=paper, position=last.position + 1 if last else 1, role=role, **where)
    return changes.create(row, by=by, action="consultation.added")


def _decides_elsewhere(stops: list[Consultation]) -> bool:
    return any(stop.authoritative and not stop.is_own for stop in stops)


def drop_stop(*, stop: Consultation, today: dt.date, by: User) -> None:
    """Take a stop off the chain as long as nothing has happened there."""
    with transaction.atomic():
        paper = changes.lock(stop.paper)
        current = changes.lock(stop)
        if current.result or current.agenda_item_id:
            raise WrongState(
                _("Das Gremium hat sich schon damit befasst, oder es steht auf seiner Tagesordnung.")
            )
        changes.delete(current, by=by, action="consultation.removed")
        settle(paper, today, by)


def place_on_item(
    *, paper: Paper, item: Any, role: str, late_reason: str, today: dt.date, by: User
) -> Consultation:
    """An agenda item deals with the paper: it becomes the item of the open stop there, or of a new one."""
    committee = item.meeting.committee
    with transaction.atomic():
        current = changes.lock(paper)
        if not current.is_running:
            raise WrongState(_("Auf eine Tagesordnung kommt nur ein zugelassener Antrag."))
        stop = next(
            (s for s in current.consultations.all() if s.committee_id == committee.pk and not s.is_done), None
        )
        if stop is not None and stop.agenda_item_id and not _is_over(stop):
            raise Refusal(
                _("Der Antrag steht schon auf der Tagesordnung: %(item)s.") % {"item": stop.agenda_item},
                field="meeting",
            )
        if stop is None:
            stop = _add_stop(current, role, by, committee=committee)
        values = {"agenda_item": item, "late_reason": late_reason, "planned_on": item.meeting.day, "result": "",
                  "decided_on": None}  # fmt: skip
        stop = changes.apply(stop, values, by=by, action="consultation.on_agenda")
        settle(current, today, by)
    return stop


def _is_over(stop: Consultation) -> bool:
    """The item was postponed or taken off: the paper may go to another meeting."""
    item = stop.agenda_item
    is_off = item is None or item.state in ("postponed", "withdrawn")
    return is_off or stop.result == ConsultationResult.POSTPONED


def note_consultation(
    *,
    consultation: Consultation,
    result: str,
    decided_on: dt.date,
    today: dt.date,
    by: User,
    text: str = "",
    version: int | None = None,
) -> Consultation:
    """Enter what another body said; its decision flows back to those who moved the paper.

    What a meeting of ours voted comes from the vote and is not entered by hand. Raises `Refusal` for a day
    ahead, and when something was changed but nobody says into what.
    """
    if decided_on > today:
        raise Refusal(_("Dieser Tag liegt in der Zukunft."), field="decided_on")
    if result == ConsultationResult.AMENDED and not text.strip():
        raise Refusal(_("Bitte den geänderten Wortlaut eintragen."), field="text")
    with transaction.atomic():
        paper = changes.lock(consultation.paper)
        current = changes.lock(consultation, version=version)
        is_correction = paper.state == State.DECIDED and current.is_done
        if not (paper.is_running or is_correction):
            raise WrongState(_("Der Antrag ist abgeschlossen."))
        if current.agenda_item_id and not _is_over(current):
            raise WrongState(_("Das Ergebnis entsteht durch die Abstimmung in der Sitzung."))
        return _store(paper, current, result, decided_on, text.strip(), today, by)


def item_voted(*, item: Any, vote: Any, today: dt.date, by: User) -> None:
    """The main vote of an item was stored or corrected: that is the result of the stop."""
    stop = Consultation.objects.filter(agenda_item=item).select_related("paper").first()
    if stop is None:
        return
    with transaction.atomic():
        paper = changes.lock(stop.paper)
        asked = paper.text if stop.is_own else our_wording(paper)
        result = result_of(vote.is_accepted, vote.text, asked)
        day = vote.taken_at.astimezone(BERLIN).date()
        _store(paper, stop, result, day, vote.text if vote.is_accepted else "", today, by)


def item_finished(*, item: Any, result: str, day: dt.date, today: dt.date, by: User) -> None:
    """An item without a vote was noted or postponed."""
    stop = Consultation.objects.filter(agenda_item=item).select_related("paper").first()
    if stop is None or stop.is_done:
        return
    with transaction.atomic():
        _store(changes.lock(stop.paper), stop, result, day, "", today, by)


def _store(
    paper: Paper, stop: Consultation, result: str, day: dt.date, text: str, today: dt.date, by: User
) -> Consultation:
    values = {"result": result, "decided_on": day, "text": text}
    if all(getattr(stop, name) == value for name, value in values.items()):
        return stop
    saved = changes.apply(stop, values, by=by, action="consultation.result")
    settle(paper, today, by)
    return saved


def our_wording(paper: Paper, stops: Sequence[Consultation] | None = None) -> str:
    """What the own committee asked for: what it voted, or the wording of today while it has not."""
    known = list(paper.consultations.all()) if stops is None else stops
    own = next((stop for stop in known if stop.is_own and stop.text), None)
    return own.text if own else paper.wording


def settle(paper: Paper, today: dt.date, by: User) -> Paper:
    """Bring the paper to where its chain stands: in consultation, decided, or decided no longer."""
    paper = changes.lock(paper)
    if not (paper.is_running or paper.state == State.DECIDED):
        return paper
    stops = list(paper.consultations.select_related("committee", "paper"))
    found = deciding([Stop(stop.station, stop.is_own) for stop in stops])
    decided = next((s for s in stops if found and Stop(s.station, s.is_own) == found), None)
    if decided is None:
        return _go_on(paper, bool(stops), today, by)
    values = {
        "state": State.DECIDED,
        "outcome": decided.result,
        "decided_on": decided.decided_on,
        "decided_by": decided.body_name[:200],
        "decided_text": decided.text or (our_wording(paper) if decided.result == "accepted" else ""),
    }
    if all(getattr(paper, name) == value for name, value in values.items()):
        return paper
    if paper.state == State.ADMITTED:
        paper = _go_on(paper, True, today, by)
    saved = changes.apply(
        paper, values | {"state_since": today, "state_reason": ""}, by=by, action="paper.decided"
    )
    _bring_home(saved, decided, today, by)
    return saved


def _go_on(paper: Paper, has_stops: bool, today: dt.date, by: User) -> Paper:
    if paper.state == State.IN_CONSULTATION or not has_stops:
        return paper
    values = {"state": State.IN_CONSULTATION, "state_since": today, "outcome": "", "decided_on": None,
              "decided_by": "", "decided_text": ""}  # fmt: skip
    return changes.apply(paper, values, by=by, action="paper.in_consultation")


def _bring_home(paper: Paper, stop: Consultation, today: dt.date, by: User) -> None:
    """The result comes back: the movers' task and their own resolution end with both wordings.

    Of a non-public paper no wording goes into a task.
    """
    tell_author(paper, _("Über Ihren Antrag ist entschieden: %(paper)s"), by)
    words = both_wordings(our_wording(paper), stop.station)[:20_000]
    _end_task(paper.task, words if paper.is_public else words.splitlines()[0], today, by)
    if stop.is_own:
        return
    for row in Resolution.objects.filter(vote__item__consultation__paper=paper, committee=paper.committee):
        _end_task(row.task, words if row.is_public else words.splitlines()[0], today, by)
        close_resolution(
            resolution=row,
            closing=Resolution.Closing.DONE,
            closed_on=stop.decided_on or today,
            words=words,
            today=today,
            by=by,
            is_correction=row.is_closed,
        )


def _end_task(task: Task | None, words: str, today: dt.date, by: User) -> None:
    if task is None or task.status != Task.Status.OPEN:
        return
    note = "\n\n".join(part for part in (task.note, words) if part)[:20_000]
    complete_task(update_task(task, fields={"note": note}, today=today, by=by), today=today, by=by)


def plan_consultation(
    *,
    resolution: Resolution,
    body: str,
    role: str,
    by: User,
    planned_on: dt.date | None = None,
    today: dt.date | None = None,
    **more: Any,
) -> Consultation:
    """Send a resolution on to another body. One that came from no paper becomes a motion of its committee."""
    today = today or resolution.decided_on
    with transaction.atomic():
        paper = paper_of(resolution) or _motion_of(resolution, today, by)
        return send_paper(
            paper=paper, body=body, role=role, planned_on=planned_on, today=today, by=by, **more
        )


def paper_of(resolution: Resolution) -> Paper | None:
    """The paper a resolution was taken on."""
    if resolution.circulation is not None:
        return resolution.circulation.paper
    return Paper.objects.filter(consultations__agenda_item__votes__resolution=resolution).first()


def _motion_of(resolution: Resolution, today: dt.date, by: User) -> Paper:
    """A committee that has resolved something may move it elsewhere: the resolution is the motion."""
    item = resolution.vote.item if resolution.vote else None
    neutral = item or resolution.circulation
    paper = write_paper(
        committee=resolution.committee,
        title=resolution.title,
        text=resolution.text,
        is_public=resolution.is_public,
        public_title=getattr(neutral, "public_title", ""),
        confidential_reason=item.confidential_reason if item else "",
        barrier=resolution.barrier,
        originator_committees=[resolution.committee],
        today=today,
        by=by,
    )
    paper = submit_paper(paper=paper, received_on=resolution.decided_on, today=today, by=by)
    paper = admit_paper(paper=paper, today=today, by=by)
    stop = _add_stop(paper, ConsultationRole.PRE_ADVICE, by, committee=resolution.committee)
    values = {
        "agenda_item": item,
        "planned_on": resolution.decided_on,
        "result": ConsultationResult.ACCEPTED,
        "decided_on": resolution.decided_on,
        "text": resolution.text,
    }
    changes.apply(stop, values, by=by, action="consultation.result")
    if resolution.circulation is not None:
        changes.apply(resolution.circulation, {"paper": paper}, by=by, action="circulation.moved_on")
    return _go_on(changes.lock(paper), True, today, by)
