"""Amendments: moved before the vote, decided before the motion, and then part of its wording."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.papers.models import Amendment, Paper
from committees.papers.rules import amended
from committees.papers.selectors import amendments_on

Result = Amendment.Result


def move_amendment(
    *,
    paper: Paper,
    mover: str,
    today: dt.date,
    by: User,
    passage: str = "",
    replacement: str = "",
    reasons: str = "",
) -> Amendment:
    """Enter an amendment. The passage must stand in the motion as it reads today, exactly once."""
    with transaction.atomic():
        current = changes.lock(paper)
        if not current.is_running:
            raise WrongState(_("Änderungsanträge sind möglich, solange der Antrag beraten wird."))
        if passage.strip() or replacement.strip():
            amended(current.wording, passage, replacement)
        last = current.amendments.order_by("-position").first()
        row = Amendment(
            paper=current,
            position=last.position + 1 if last else 1,
            mover=mover,
            passage=passage.strip(),
            replacement=replacement.strip(),
            reasons=reasons,
            moved_on=today,
            author=by,
        )
        return changes.create(row, by=by, action="amendment.moved")


def take_over_amendment(*, amendment: Amendment, today: dt.date, by: User) -> Amendment:
    """The movers of the motion make the change their own: no vote is needed."""
    return _settle(amendment, Result.TAKEN_OVER, today, by)


def withdraw_amendment(*, amendment: Amendment, today: dt.date, by: User) -> Amendment:
    """Whoever moved it takes it back."""
    return _settle(amendment, Result.WITHDRAWN, today, by)


def _settle(amendment: Amendment, result: str, today: dt.date, by: User) -> Amendment:
    with transaction.atomic():
        paper = changes.lock(amendment.paper)
        current = changes.lock(amendment)
        if not current.is_open or not paper.is_running:
            raise WrongState(_("Über diesen Änderungsantrag ist schon entschieden."))
        return _store(paper, current, result, today, by)


def amendment_voted(*, item: Any, ordinal: int, is_accepted: bool, today: dt.date, by: User) -> str | None:
    """A vote has decided an amendment; returns the motion's wording from now on, None if it has no paper.

    A corrected vote corrects the wording as well. Raises `Refusal` once the motion itself is voted on.
    """
    found = amendment_of(item, ordinal)
    if found is None:
        return None
    with transaction.atomic():
        paper = changes.lock(found.paper)
        current = changes.lock(found)
        if item.votes.filter(ordinal=0).exists():
            raise Refusal(_("Über den Hauptantrag ist schon abgestimmt. Änderungsanträge gehen ihm voraus."))
        if current.result in (Result.WITHDRAWN, Result.TAKEN_OVER):
            raise WrongState(
                _("Dieser Änderungsantrag ist %(result)s.") % {"result": current.get_result_display()}
            )
        _store(paper, current, Result.ACCEPTED if is_accepted else Result.REJECTED, today, by)
        paper.refresh_from_db()
        return paper.wording


def _store(paper: Paper, amendment: Amendment, result: str, today: dt.date, by: User) -> Amendment:
    values = {"result": result, "decided_on": today}
    saved = changes.apply(amendment, values, by=by, action=f"amendment.{result}")
    wording = wording_of(paper)
    if wording != paper.wording:
        changes.apply(paper, {"wording": wording}, by=by, action="paper.wording_changed")
    return saved


def wording_of(paper: Paper) -> str:
    """The text as it was moved with every change that was accepted or taken over, in their order."""
    text = paper.text
    for row in paper.amendments.order_by("decided_on", "position"):
        if row.is_changing:
            text = amended(text, row.passage, row.replacement)
    return text


def amendment_of(item: Any, ordinal: int) -> Amendment | None:
    """The amendment with this number to the paper of an agenda item."""
    if ordinal < 1:
        return None
    return amendments_on(item).filter(position=ordinal).select_related("paper").first()


def require_votes_on_amendments(item: Any) -> None:
    """Raise `Refusal` where the committee only says what it thinks of a motion that others decide."""
    stop = getattr(item, "consultation", None)
    if stop is not None and not stop.takes_amendments:
        raise Refusal(
            _("Über Änderungsanträge stimmt %(committee)s hier nicht ab. Aufgabe: %(role)s.")
            % {"committee": stop.committee, "role": stop.get_role_display()},
            field="antrag",
            rule=_(
                "Einen Antrag ändert nur das Gremium, in dem er gestellt ist, oder das ihn entscheidet. "
                "Ein anderer Wunsch steht im Wortlaut des Hauptantrags."
            ),
        )


def require_amendments_settled(item: Any) -> None:
    """Raise `Refusal` while an amendment to the paper of this item is open: it is voted on first."""
    waiting = amendments_on(item).filter(result=Result.OPEN).first()
    if waiting is not None:
        raise Refusal(
            _("Der %(amendment)s von %(mover)s ist noch offen.")
            % {"amendment": waiting, "mover": waiting.mover},
            field="antrag",
            rule=_("Über Änderungsanträge wird vor dem Hauptantrag abgestimmt."),
        )
