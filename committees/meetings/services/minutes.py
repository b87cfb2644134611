"""Minutes: submit, give back, sign by two people, seal, publish, note a correction."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.contexts.minutes import MinutesContext, minutes_context
from committees.meetings.contexts.words import long_day
from committees.meetings.models import Meeting, Minutes, MinutesCorrection, MinutesSignature, Part
from committees.meetings.selectors import leaders_of, names_of_attending, rules_of
from committees.meetings.services.approval import put_on_next_agenda
from committees.meetings.services.invitation import pdf_name
from committees.meetings.services.items import refuse_signed
from committees.meetings.services.transitions import require_step
from committees.rules.minutes import (
    may_publish,
    members_to_sign,
    publishing,
    signature_words,
    signatures_needed,
)
from committees.rules.voting import Result
from committees.rules.words import PublishWhen, SignatureRule
from documents.render import render_pdf
from documents.store.services import store_document

TEMPLATE = "documents/committees/minutes.html"
State = Minutes.State
Role = MinutesSignature.Role


def write_remarks(*, minutes: Minutes, text: str, by: User, version: int | None = None) -> Minutes:
    """Closing remarks and annexes, while the minutes are not signed."""
    refuse_signed(minutes.meeting)
    _refuse_sealed(minutes)
    return changes.apply(minutes, {"remarks": text}, by=by, action="minutes.written", version=version)


def submit_minutes(*, meeting: Meeting, today: dt.date, by: User) -> list[Minutes]:
    """Give all parts to the chair; whoever does so counts as their author.

    Where the clerk alone signs, nobody reviews, and the text is ready at once.
    """
    alone = rules_of(meeting).signature_rule == SignatureRule.CLERK
    target = State.READY if alone else State.CHAIR_REVIEW
    return move_all(meeting, target, by=by, action="minutes.submitted", author=by, submitted_on=today)


def return_minutes(*, meeting: Meeting, reason: str, by: User) -> list[Minutes]:
    """The chair asks for changes: the next edition begins, and signatures given so far lapse."""
    if not reason.strip():
        raise Refusal(_("Bitte sagen, was zu ändern ist."), field="reason")
    with transaction.atomic():
        is_open = not meeting.minutes.filter(part=Part.NON_PUBLIC).exists()
        said = reason if is_open else ""  # it may speak of the closed part, and the log is read by others
        following = max((row.edition for row in meeting.minutes.all()), default=0) + 1
        rows = move_all(
            meeting, State.DRAFT, by=by, action="minutes.returned", reason=said, edition=following
        )
        for signature in meeting.signatures.all():
            changes.delete(signature, by=by, action="signature.lapsed", reason=said)
    return rows


def move_all(
    meeting: Meeting, target: str, *, by: User, action: str, reason: str = "", **values: Any
) -> list[Minutes]:
    """All parts of the minutes one step on, or none."""
    with transaction.atomic():
        current = changes.lock(meeting)
        rows = list(current.minutes.all())
        if not rows:
            raise WrongState(_("Diese Sitzung hat noch keine Niederschrift."))
        for row in rows:
            require_step(row, target)
        return [
            changes.apply(row, {"state": target} | values, by=by, action=action, reason=reason)
            for row in rows
        ]


def sign_minutes(
    *,
    meeting: Meeting,
    role: str,
    name: str,
    signed_on: dt.date,
    today: dt.date,
    by: User,
    is_on_paper: bool = False,
) -> MinutesSignature:
    """Sign both parts; the last signature the rules of the committee ask for seals them for good.

    Different people sign: the clerk, each chair, and attending members where the rules want them. Whoever wrote the minutes may record the chair's signature only when
    it is there on paper. Rendered before the transaction; stored only if nothing changed meanwhile.
    """
    signature = MinutesSignature(
        meeting=meeting,
        role=role,
        name=name.strip(),
        signed_on=signed_on,
        is_on_paper=is_on_paper,
        recorded_by=by,
    )
    others = list(meeting.signatures.all())
    needed = signatures_needed(rules_of(meeting).signature_rule, len(leaders_of(meeting)))
    is_last = len(others) + 1 >= needed
    prepared = _render(meeting, [*others, signature]) if is_last else {}
    with transaction.atomic():
        current = changes.lock(meeting)
        rows = list(current.minutes.all())
        for row in rows:
            require_step(row, State.SIGNED)
        _check_signature(current, signature, rows, today)
        changes.create(signature, by=by, action="minutes.signed")
        if current.signatures.count() >= needed:
            _seal(current, rows, prepared, by)
    return signature


def _check_signature(
    meeting: Meeting, signature: MinutesSignature, rows: list[Minutes], today: dt.date
) -> None:
    if not signature.name:
        raise Refusal(_("Bitte den Namen eintragen."), field="name")
    if not (meeting.day <= signature.signed_on <= today):
        raise Refusal(_("Unterschrieben wird zwischen der Sitzung und heute."), field="signed_on")
    given = list(meeting.signatures.all())
    _check_place(meeting, signature, [row for row in given if row.role == signature.role])
    if any(row.name.casefold() == signature.name.casefold() for row in given):
        raise Refusal(
            _("Es unterschreiben zwei verschiedene Personen."),
            field="name",
            rule=_("Vorsitz und Schriftführung unterzeichnen beide."),
        )
    is_author = any(row.author_id == signature.recorded_by_id for row in rows)
    if signature.role == Role.CHAIR and is_author and not signature.is_on_paper:
        raise Refusal(
            _(
                "Wer die Niederschrift verfasst hat, unterzeichnet nicht auch für den Vorsitz. Liegt die Unterschrift auf Papier vor, bitte das ankreuzen."
            ),
            field="is_on_paper",
            rule=_("Zwei Personen."),
        )


def signing_roles(meeting: Meeting) -> list[str]:
    """In which capacities the rules of the committee let somebody sign."""
    rule = rules_of(meeting).signature_rule
    roles: list[str] = [Role.CLERK] if rule == SignatureRule.CLERK else [Role.CHAIR, Role.CLERK]
    return [*roles, Role.MEMBER] if members_to_sign(rule) else roles


def _check_place(meeting: Meeting, signature: MinutesSignature, same: list[MinutesSignature]) -> None:
    """Whether the rules of the committee have a line for this signature, and nobody has signed there."""
    rules = rules_of(meeting)
    said = {"rule": signature_words(rules.signature_rule), "source": rules.cited("signatures")}
    chairs = leaders_of(meeting)
    places = {
        Role.CLERK: 1,
        Role.CHAIR: 0 if rules.signature_rule == SignatureRule.CLERK else len(chairs),
        Role.MEMBER: members_to_sign(rules.signature_rule),
    }[Role(signature.role)]
    if places == 0:
        raise Refusal(_("Diese Unterschrift sehen die Regeln des Gremiums nicht vor."), field="role", **said)
    if len(same) >= places:
        raise WrongState(_("Diese Unterschrift liegt schon vor."))
    if signature.role == Role.CHAIR and len(chairs) > 1 and signature.name not in {c.name for c in chairs}:
        raise Refusal(
            _("%(name)s hat keinen Punkt geleitet.") % {"name": signature.name}, field="name", **said
        )
    if signature.role == Role.MEMBER and signature.name not in names_of_attending(meeting):
        raise Refusal(
            _("%(name)s hat an der Sitzung nicht teilgenommen.") % {"name": signature.name},
            field="name",
            **said,
        )


def _render(meeting: Meeting, signatures: list[MinutesSignature]) -> dict[str, tuple[MinutesContext, bytes]]:
    return {
        row.part: (
            context := _context(meeting, row.part, signatures),
            render_minutes(meeting, row.part, context),
        )
        for row in meeting.minutes.all()
    }


def _context(meeting: Meeting, part: str, signatures: list[MinutesSignature]) -> MinutesContext:
    lines = [(row.role, row.name, _place_and_day(meeting, row)) for row in signatures]
    return minutes_context(
        meeting, part, signatures=lines, signed_on=max(row.signed_on for row in signatures)
    )


def _place_and_day(meeting: Meeting, signature: MinutesSignature) -> str:
    return ", ".join(text for text in (meeting.district.city, long_day(signature.signed_on)) if text)


def render_minutes(meeting: Meeting, part: str, context: MinutesContext | None = None) -> bytes:
    """The PDF of one part; without a context the draft as it stands."""
    context = context or minutes_context(meeting, part)
    title = f"{_('Niederschrift')} {context.subtitle}, {meeting.committee.name}, {long_day(meeting.day)}"
    return render_pdf(template=TEMPLATE, context=context, title=title, district=meeting.district)


def _seal(
    meeting: Meeting, rows: list[Minutes], prepared: dict[str, tuple[MinutesContext, bytes]], by: User
) -> None:
    """Store what was rendered, if it still says what the database says."""
    signatures = sorted(meeting.signatures.all(), key=lambda row: row.role)
    for row in rows:
        context, data = prepared.get(row.part, (None, b""))
        if context is None or context != _context(meeting, row.part, signatures):
            raise WrongState(
                _("Der Text wurde gerade noch geändert. Bitte prüfen und noch einmal unterzeichnen.")
            )
        is_public = row.part == Part.PUBLIC
        word = _("Niederschrift") if is_public else _("Niederschrift-nichtoeffentlich")
        document = store_document(
            kind=f"minutes-{row.part}",
            owner=row,
            file_name=pdf_name(meeting, word),
            data=data,
            context=context,
            template=TEMPLATE,
            title=str(row),
            district=meeting.district,
            by=by,
            seal=True,
            audience="public" if is_public else "internal",
            resource="" if is_public else "minutes_nonpublic",
        )
        values = {
            "state": State.SIGNED,
            "signed_on": max(s.signed_on for s in signatures),
            "document": document,
        }
        changes.apply(row, values, by=by, action="minutes.sealed")
    require_step(meeting, Meeting.State.MINUTED)
    changes.apply(meeting, {"state": Meeting.State.MINUTED}, by=by, action="meeting.minuted")
    put_on_next_agenda(meeting, by=by)


def publish_minutes(*, meeting: Meeting, today: dt.date, by: User) -> Minutes:
    """Show the public part to everybody, when the rules of the committee say it is time."""
    with transaction.atomic():
        current = changes.lock(meeting)
        row = current.minutes.get(part=Part.PUBLIC)
        require_step(row, State.PUBLISHED)
        _refuse_too_early(current)
        values = {"state": State.PUBLISHED, "published_on": today}
        return changes.apply(row, values, by=by, action="minutes.published")


def _refuse_too_early(meeting: Meeting) -> None:
    rules = rules_of(meeting)
    when = publishing(rules.publish_when, is_public=meeting.is_public)
    said = {"rule": str(PublishWhen(when).label), "source": rules.cited("publish")}
    if when == PublishWhen.NEVER:
        raise Refusal(_("Die Niederschriften dieses Gremiums werden nicht veröffentlicht."), **said)
    if not may_publish(when, is_signed=True, is_approved=is_approved(meeting)):
        raise Refusal(_("Erst muss das Gremium die Niederschrift genehmigen."), **said)


def is_approved(meeting: Meeting) -> bool:
    """Whether a later meeting has approved the minutes of this one."""
    return meeting.approval_items.filter(votes__ordinal=0, votes__result=Result.ACCEPTED).exists()


def note_correction(
    *, minutes: Minutes, text: str, today: dt.date, by: User, decided_in: Meeting | None = None
) -> MinutesCorrection:
    """A dated note beside sealed minutes; the document itself stays as it is.

    `decided_in`: a later meeting of the committee that dealt with the objection; its minutes print the
    note as well, and must not be signed yet.
    """
    if not minutes.is_sealed:
        raise WrongState(_("Vor der Unterschrift wird der Text selbst geändert."))
    if not text.strip():
        raise Refusal(_("Bitte die Berichtigung eintragen."), field="text")
    if decided_in is not None:
        _check_later(minutes.meeting, decided_in)
    row = MinutesCorrection(
        minutes=minutes, noted_on=today, text=text.strip(), noted_by=by, decided_in=decided_in
    )
    return changes.create(row, by=by, action="minutes.correction_noted")


def _check_later(meeting: Meeting, later: Meeting) -> None:
    is_later = later.committee_id == meeting.committee_id and later.starts_at > meeting.starts_at
    if not is_later:
        raise Refusal(_("Bitte eine spätere Sitzung dieses Gremiums wählen."), field="decided_in")
    refuse_signed(later)


def _refuse_sealed(minutes: Minutes) -> None:
    if not minutes.is_writable:
        raise WrongState(
            _("Die Niederschrift ist unterzeichnet. Danach gibt es nur noch datierte Nachträge.")
        )
