"""Papers from the first draft to their admission: writing, submitting, admitting, ending."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.papers.models import Paper
from committees.roster.models import Committee
from coordination.network.services.tasks import drop_task
from desk.notifications.services import notify

State = Paper.State
ORIGINATORS = ("originator_people", "originator_organisations", "originator_committees")
NEUTRAL = "Einzelangelegenheit"


def write_paper(*, committee: Committee, today: dt.date, by: User, **fields: Any) -> Paper:
    """Begin a paper. Nobody but its author sees it before it is submitted."""
    if committee.status == Committee.Status.DISSOLVED:
        raise Refusal(_("Dieses Gremium ist aufgelöst."), field="committee")
    related = {name: fields.pop(name) for name in ORIGINATORS if name in fields}
    paper = Paper(
        district_id=committee.district_id, committee=committee, author=by, state_since=today, **fields
    )
    paper.wording = paper.text
    _check_part(paper)
    return changes.create(paper, by=by, action="paper.drafted", related=related)


def change_paper(*, paper: Paper, by: User, version: int | None = None, **fields: Any) -> Paper:
    """Change a paper as long as nobody has admitted it; afterwards only amendments change its wording."""
    with transaction.atomic():
        current = changes.lock(paper, version=version)
        if not current.is_writable:
            raise WrongState(
                _("Der Antrag ist zugelassen. Sein Wortlaut ändert sich nur noch durch Änderungsanträge.")
            )
        if not current.is_draft and fields.get("committee", current.committee) != current.committee:
            raise Refusal(_("Die Nummer gehört zu diesem Gremium."), field="committee")
        related = {name: fields.pop(name) for name in ORIGINATORS if name in fields}
        for name, value in fields.items():
            setattr(current, name, value)
        _check_part(current)
        fields |= {"wording": current.text, "public_title": current.public_title,
                   "confidential_reason": current.confidential_reason}  # fmt: skip
        return changes.apply(current, fields, by=by, action="paper.changed", related=related)


def submit_paper(*, paper: Paper, today: dt.date, by: User, received_on: dt.date | None = None) -> Paper:
    """Hand it in: it gets its number, and the office sees it.

    `received_on`: the day it reached the office, for papers that came by letter.
    """
    received_on = received_on or today
    if received_on > today:
        raise Refusal(_("Dieser Tag liegt in der Zukunft."), field="received_on")
    with transaction.atomic():
        committee = changes.lock(paper.committee)  # two people never draw the same number
        current = _step(paper, State.SUBMITTED)
        if not (current.originator_words or any(getattr(current, name).exists() for name in ORIGINATORS)):
            raise Refusal(_("Bitte angeben, wer den Antrag stellt."), field="originator_words")
        year = received_on.year
        used = Paper.objects.filter(committee=committee, year=year).aggregate(top=Max("sequence"))["top"]
        sequence = (used or 0) + 1
        values = {
            "state": State.SUBMITTED,
            "state_since": today,
            "received_on": received_on,
            "year": year,
            "sequence": sequence,
            "number": f"{committee.sign}/{year}/{sequence:03d}",
        }
        return changes.apply(current, values, by=by, action="paper.submitted")


def discard_draft(*, paper: Paper, by: User) -> None:
    """Throw a draft away; what was handed in is withdrawn instead."""
    if not paper.is_draft:
        raise WrongState(_("Der Antrag ist eingereicht. Er kann nur noch zurückgezogen werden."))
    changes.delete(paper, by=by, action="paper.discarded")


def admit_paper(*, paper: Paper, today: dt.date, by: User, version: int | None = None) -> Paper:
    """The office has checked it: the committee may deal with it, its wording stands."""
    with transaction.atomic():
        current = _step(paper, State.ADMITTED, version)
        saved = _move(current, State.ADMITTED, today, by)
        tell_author(saved, _("Ihr Antrag ist zugelassen: %(paper)s"), by)
        return saved


def refuse_paper(*, paper: Paper, reason: str, today: dt.date, by: User, version: int | None = None) -> Paper:
    """The committee may not deal with it, and the reason says why."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = _step(paper, State.REFUSED, version)
        saved = _move(current, State.REFUSED, today, by, reason)
        tell_author(saved, _("Ihr Antrag ist zurückgewiesen: %(paper)s"), by)
        return saved


def withdraw_paper(*, paper: Paper, today: dt.date, by: User, reason: str = "") -> Paper:
    """Whoever moved it takes it back, as long as nobody has decided."""
    return _end(paper, State.WITHDRAWN, today, by, reason)


def lapse_paper(*, paper: Paper, today: dt.date, by: User, reason: str) -> Paper:
    """It is not dealt with any more, usually because the term of office is over."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        saved = _end(paper, State.LAPSED, today, by, reason)
        tell_author(saved, _("Ihr Antrag ist verfallen: %(paper)s"), by)
        return saved


def _end(paper: Paper, target: str, today: dt.date, by: User, reason: str) -> Paper:
    with transaction.atomic():
        current = _step(paper, target)
        if current.consultations.filter(agenda_item__state="called").exists():
            raise WrongState(_("Der Antrag wird gerade beraten. Bitte den Punkt in der Sitzung abschließen."))
        if current.task and current.task.status == current.task.Status.OPEN:
            drop_task(current.task, reason=str(State(target).label), today=today, by=by)
        return _move(current, target, today, by, reason)


def _step(paper: Paper, target: str, version: int | None = None) -> Paper:
    """The paper, locked, if this step leads on from where it stands at this moment."""
    current = changes.lock(paper, version=version)
    if target not in Paper.TRANSITIONS[State(current.state)]:
        raise WrongState(
            _("Von „%(now)s“ führt kein Weg zu „%(target)s“.")
            % {"now": current.get_state_display(), "target": State(target).label}
        )
    return current


def _move(current: Paper, target: str, today: dt.date, by: User, reason: str = "") -> Paper:
    values = {"state": target, "state_since": today, "state_reason": reason.strip()}
    said = reason if current.is_public else ""
    return changes.apply(current, values, by=by, action=f"paper.{target}", reason=said)


def tell_author(paper: Paper, words: str, by: User) -> None:
    """Ring the bell of whoever handed it in, unless it did the deed itself."""
    if paper.author_id != by.pk:
        notify(
            user=paper.author,
            title=words % {"paper": paper},
            line=paper.state_reason if paper.is_public else "",
            url=paper.get_absolute_url(),
            district=paper.district,
        )


def _check_part(paper: Paper) -> None:
    """A non-public paper has a neutral title and a reason; a public one needs neither."""
    if paper.is_public:
        paper.public_title = paper.confidential_reason = ""
        return
    if not paper.confidential_reason.strip():
        raise Refusal(_("Bitte den Grund der Nichtöffentlichkeit angeben."), field="confidential_reason")
    paper.public_title = paper.public_title.strip() or NEUTRAL
    if paper.public_title.casefold() == paper.title.strip().casefold() and paper.title != NEUTRAL:
        raise Refusal(
            _(
                "Der neutrale Titel darf nicht der vertrauliche sein: Er steht in der öffentlichen Tagesordnung."
            ),
            field="public_title",
        )
