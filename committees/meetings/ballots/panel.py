"""What the live page shows for the chosen kind of vote: its fields, the running roll call, the elections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from committees.meetings.ballots.models import Election, RollCall
from committees.meetings.ballots.rounds import NextRound, next_round
from committees.meetings.ballots.selectors import Sheet, running_roll_call, sheet_of
from committees.meetings.models import AgendaItem, Vote

ELECTION = "election"
Method = Vote.Method
CHOICES = [*Method.choices, (ELECTION, _("Wahl"))]

YES, NO = ("yes", _("Ja")), ("no", _("Nein"))
ABSTAIN, INVALID = ("abstain", _("Enthaltung")), ("invalid", _("ungültig"))
AWAY = ("not_participating", _("nicht teilgenommen"))
#: What is counted per kind: only ballots of paper can be invalid, and without objection nobody counts.
FIELDS: dict[str, tuple[tuple[str, Any], ...]] = {
    Method.OPEN: (YES, NO, ABSTAIN, AWAY),
    Method.SECRET: (YES, NO, ABSTAIN, INVALID, AWAY),
}

#: Said instead of figures, where none are typed.
SENTENCES: dict[str, Any] = {
    Method.NO_OBJECTION: _(
        "Die Leitung fragt, ob jemand widerspricht. Niemand widerspricht: Der Antrag ist angenommen. Gezählt wird nicht, und es stehen keine Zahlen in der Niederschrift."
    ),
    Method.ROLL_CALL: _(
        "Alle Stimmberechtigten im Raum werden nacheinander aufgerufen; die Niederschrift nennt jede Stimme mit Namen."
    ),
}
BUTTONS: dict[str, Any] = {
    Method.ROLL_CALL: _("Namentliche Abstimmung beginnen"),
    Method.NO_OBJECTION: _("Ohne Widerspruch angenommen"),
}
RECORD, CORRECT = _("Beschluss festhalten"), _("Ergebnis berichtigen")
#: Without amendments of a paper so many may be voted on under an item.
FREE_MOTIONS = 3


def kinds() -> dict[str, dict[str, Any]]:
    """What a device needs to show the fields of another kind without asking: fields, sentence, button."""
    return {
        str(method): {
            "felder": [[name, str(label)] for name, label in FIELDS.get(method, ())],
            "satz": str(SENTENCES.get(method, "")),
            "knopf": str(BUTTONS.get(method, RECORD)),
            "berichtigen": str(BUTTONS.get(method, CORRECT)),
        }
        for method in Method.values
    }


@dataclass(frozen=True)
class CountField:
    """One number to type."""

    name: str
    label: Any
    value: int


@dataclass(frozen=True)
class BallotPanel:
    """The chosen kind of vote for one item."""

    method: str
    fields: tuple[CountField, ...]
    roll_call: RollCall | None
    sheet: Sheet | None
    elections: tuple[tuple[Election, NextRound | None], ...]
    is_stored: bool = False
    #: The roll call that made the stored result; then only single voices are corrected.
    by_name: RollCall | None = None
    #: Motions of this item with such a result: nobody types figures over them.
    named: frozenset[int] = frozenset()

    @property
    def sentence(self) -> Any:
        return SENTENCES.get(self.method, "")

    @property
    def button(self) -> Any:
        return BUTTONS.get(self.method, CORRECT if self.is_stored else RECORD)

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """What may be chosen: voices by name stay as they are, and a typed result never becomes one by name."""
        if self.by_name is not None:
            return [choice for choice in CHOICES if choice[0] in (Method.ROLL_CALL, ELECTION)]
        return [choice for choice in CHOICES if not self.is_stored or choice[0] != Method.ROLL_CALL]

    @property
    def other_motion(self) -> int | None:
        """The first motion of the item that was not voted on by name."""
        return next((n for n in range(1, FREE_MOTIONS + 1) if n not in self.named), None)

    @property
    def asks_motion(self) -> bool:
        """An election has no wording to vote on."""
        return self.method != ELECTION

    @property
    def asks_chair(self) -> bool:
        """By name the vote of the chair is known, in a secret one nobody may know it."""
        return self.method == Method.OPEN


def ballot_panel(page: Any, typed: Mapping[str, Any]) -> BallotPanel | None:
    """The panel of the item on the live page; `typed` says which kind was just chosen."""
    item: AgendaItem | None = page.item
    if item is None or page.vote is None:
        return None
    roll_call = running_roll_call(item) if item.has_roll_call else None
    rows = list(item.elections.prefetch_related("candidates", "rounds__counts")) if item.has_elections else []
    named = {vote.ordinal: vote.roll_call for vote in page.votes if hasattr(vote, "roll_call")}
    by_name = named.get(page.motion)
    method = _method(typed.get("art", ""), page.main_vote, roll_call, rows)
    if by_name is not None and method != ELECTION:
        method = Method.ROLL_CALL
    elif page.main_vote is not None and roll_call is None and method == Method.ROLL_CALL:
        method = Method.OPEN
    counts = page.vote.count
    fields = tuple(CountField(name, label, getattr(counts, name)) for name, label in FIELDS.get(method, ()))
    return BallotPanel(
        method=method,
        fields=fields,
        roll_call=roll_call,
        sheet=sheet_of(roll_call, page.room) if roll_call else None,
        elections=tuple((row, next_round(row)) for row in rows),
        is_stored=page.main_vote is not None,
        by_name=by_name,
        named=frozenset(named),
    )


def _method(chosen: str, main: Vote | None, roll_call: RollCall | None, elections: list[Election]) -> str:
    """What was chosen, else what goes on: a roll call, a stored result, an election that is not decided yet."""
    if roll_call is not None:
        return Method.ROLL_CALL
    if chosen in dict(CHOICES):
        return chosen
    if main is None and any(row.is_open for row in elections):
        return ELECTION
    return main.method if main else Method.OPEN.value
