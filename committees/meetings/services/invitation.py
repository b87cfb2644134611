"""Inviting: PDF and calendar entry to members, copies to deputies, with the notice checked.

What goes out by mail is the public invitation. The non-public agenda is a paper of its own, kept
behind the door of the non-public items.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import BERLIN
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.meetings.contexts.invitation import invitation_context, nonpublic_agenda_context
from committees.meetings.joint.bond import lock_led, lock_meeting, of_board
from committees.meetings.joint.selectors import joined_words, named_partners, partners_of, together_words
from committees.meetings.models import InvitationRecipient, Meeting, Part
from committees.meetings.replies.links import answer_link
from committees.meetings.room import has_pool
from committees.meetings.selectors import names_second_session, notice_if_sent, rules_of
from committees.meetings.services.planning import require_reason
from committees.meetings.services.transitions import require_step
from committees.meetings.standing.services import refresh_carried
from committees.roster.models import SeatHolding
from committees.roster.selectors import SeatView, beside_on, mail_addresses, seats_on, term_on
from committees.rules.notice import NoticeFinding, last_urgent_day
from desk.mail.services import Attachment, send_mail
from documents.calendar import Event, write_ics
from documents.render import render_pdf
from documents.store.selectors import documents_of
from documents.store.services import store_document, verified_content

INVITATION = "committees/invitation"
PDF_TEMPLATE = "documents/committees/invitation.html"
NONPUBLIC_TEMPLATE = "documents/committees/nonpublic_agenda.html"
State = Meeting.State


@dataclass(frozen=True)
class Addressee:
    """Somebody to invite: a member, the clerk, or a deputy who gets a copy."""

    holding: SeatHolding
    email: str
    is_copy: bool


def addressees(meeting: Meeting, *, seats: Sequence[SeatView] | None = None) -> list[Addressee]:
    """Everybody the invitation goes to, on the day of the meeting. `seats` if they were read already."""
    term = meeting.term or term_on(meeting.committee, meeting.day)
    people: list[tuple[SeatHolding, bool]] = []
    seats = seats_on(term, meeting.day) if seats is None else seats
    for view in seats:
        if view.holder:
            people.append((view.holder, False))
        people += [(deputy, True) for deputy in view.deputies]
    beside = beside_on(term, meeting.day)
    people += [(deputy, True) for deputy in beside.deputies if has_pool(seats)]
    people += [(clerk, False) for clerk in beside.clerks]
    addresses = mail_addresses([holding for holding, _copy in people], meeting.day)
    return [Addressee(holding, addresses.get(holding.pk, ""), is_copy) for holding, is_copy in people]


def invite(*, meeting: Meeting, today: dt.date, by: User, reason: str = "") -> Meeting:
    """Send the invitation. A broken notice needs a reason, which stands in letter and minutes.

    Raises `Refusal` without agenda, without anybody to invite, or without that reason.
    """
    with transaction.atomic():
        current = changes.lock(meeting)
        require_step(current, State.INVITED)
        finding = notice_if_sent(current, today)
        _refuse_too_short(current, finding, today)
        reason = _check(current, finding, reason)
        people = addressees(current)
        if not people:
            raise Refusal(_("Das Gremium hat an diesem Tag keine Mitglieder. Bitte zuerst Sitze besetzen."))
        values = {
            "state": State.INVITED,
            "invited_on": today,
            "invitation_version": current.invitation_version + 1,
            "shortening_reason": "" if finding.is_kept else reason,
            "names_second_session": names_second_session(current),
        }
        refresh_carried(current)
        invited = changes.apply(current, values, by=by, action="meeting.invited", reason=reason)
        pdf = _keep_papers(invited, today, by)
        _write_recipients(invited, people, finding)
        _send(invited, pdf, by)
    return invited


def _check(meeting: Meeting, finding: NoticeFinding, reason: str) -> str:
    if not meeting.items.exists():
        raise Refusal(_("Bitte zuerst die Tagesordnung aufstellen."))
    if meeting.day < finding.sent_on:
        raise Refusal(_("Die Sitzung liegt in der Vergangenheit."))
    if finding.is_kept:
        return ""
    if not reason.strip():
        raise Refusal(
            _("Frist verletzt: %(sentence)s. Abkürzen geht nur mit Grund.") % {"sentence": finding.sentence},
            field="reason",
            rule=finding.rule.words,
            source=finding.rule.source,
        )
    return reason.strip()


def _refuse_too_short(meeting: Meeting, finding: NoticeFinding, today: dt.date) -> None:
    """Even with a reason some hours must be left."""
    rule = finding.rule
    if finding.is_kept or not rule.urgent_hours:
        return
    if today > last_urgent_day(rule, meeting.local_start):
        raise Refusal(
            _("Auch im Eilfall müssen %(hours)d Stunden bis zur Sitzung bleiben.")
            % {"hours": rule.urgent_hours},
            field="reason",
            source=rules_of(meeting).cited("late"),
        )


def _keep_papers(meeting: Meeting, today: dt.date, by: User) -> bytes:
    context = invitation_context(meeting, sent_on=today, reason=meeting.shortening_reason)
    title = f"{context.heading}: {meeting.committee}"
    pdf = render_pdf(template=PDF_TEMPLATE, context=context, title=title, district=meeting.district)
    store_document(
        kind="invitation",
        owner=meeting,
        file_name=pdf_name(meeting, _("Einladung")),
        data=pdf,
        context=context,
        template=PDF_TEMPLATE,
        title=title,
        district=meeting.district,
        by=by,
        seal=True,
        audience="public" if meeting.is_public else "internal",
    )
    if meeting.items.filter(part=Part.NON_PUBLIC).exists():
        _keep_nonpublic_agenda(meeting, by)
    return pdf


def _keep_nonpublic_agenda(meeting: Meeting, by: User) -> None:
    secret = nonpublic_agenda_context(meeting)
    store_document(
        kind="agenda-nonpublic",
        owner=meeting,
        file_name=pdf_name(meeting, _("Tagesordnung-nichtoeffentlich")),
        data=render_pdf(
            template=NONPUBLIC_TEMPLATE, context=secret, title=secret.heading, district=meeting.district
        ),
        template=NONPUBLIC_TEMPLATE,
        title=secret.heading,
        district=meeting.district,
        by=by,
        seal=True,
        resource="nonpublic_item",
    )


def preview_pdf(meeting: Meeting, today: dt.date) -> bytes:
    """How the invitation would look if it went out today."""
    context = invitation_context(meeting, sent_on=today)
    title = f"{context.heading}: {meeting.committee}"
    return render_pdf(template=PDF_TEMPLATE, context=context, title=title, district=meeting.district)


def pdf_name(meeting: Meeting, word: str) -> str:
    return f"{word}-{meeting.committee.sign}-{meeting.number}-{meeting.day:%Y-%m-%d}.pdf"


def _write_recipients(meeting: Meeting, people: list[Addressee], finding: NoticeFinding) -> None:
    Channel = InvitationRecipient.Channel
    InvitationRecipient.objects.bulk_create(
        InvitationRecipient(
            meeting=meeting,
            holding=person.holding,
            edition=meeting.invitation_version,
            name=str(person.holding.person),
            email=person.email,
            channel=Channel.MAIL if person.email else Channel.LETTER,
            is_copy=person.is_copy,
            sent_on=finding.sent_on,
            deemed_received_on=finding.received_on,
        )
        for person in people
    )


def _send(meeting: Meeting, pdf: bytes, by: User) -> None:
    """One mail per person with its own link; the papers are kept once for all of them."""
    batch, attachments = uuid.uuid4(), _papers(meeting, pdf)
    words = mail_words(meeting) | {"reason": meeting.shortening_reason}
    recipients = meeting.recipients.filter(edition=meeting.invitation_version).exclude(email="")
    for person in recipients.select_related("holding"):
        send_mail(
            to=[person.email],
            template=INVITATION,
            context=words
            | {
                "is_copy": person.is_copy,
                "may_hand_on": person.may_hand_on,
                "link": answer_link(person),
            },
            district=meeting.district,
            by=by,
            attachments=attachments,
            batch=batch,
        )


def _papers(meeting: Meeting, pdf: bytes) -> list[Attachment]:
    return [
        (pdf_name(meeting, _("Einladung")), pdf, "application/pdf"),
        ("einladung.ics", meeting_ics(meeting, method="REQUEST"), "text/calendar"),
    ]


def invitation_papers(meeting: Meeting) -> list[Attachment]:
    """What the newest invitation carried: the sealed letter and the calendar entry."""
    kept = documents_of(meeting, kind="invitation").first()
    if kept is None:
        return []
    return _papers(meeting, verified_content(kept))


def mail_words(meeting: Meeting) -> dict[str, Any]:
    """What mails say about a meeting: nothing of its agenda."""
    return {
        "committee": meeting.committee.name,
        "number": meeting.number,
        "day": meeting.day,
        "start": meeting.local_start,
        "location": meeting.location,
        "location_note": meeting.location_note,
        "dial_in": meeting.dial_in,
        "version": meeting.invitation_version,
        "has_nonpublic": meeting.items.filter(part=Part.NON_PUBLIC).exists(),
        "meeting_id": meeting.pk,
        "together": together_words(partners_of(meeting)),
    }


def meeting_ics(meeting: Meeting, *, method: str = "PUBLISH") -> bytes:
    """The calendar entry: date and place, no agenda."""
    end = meeting.ends_at or meeting.starts_at + dt.timedelta(hours=2)
    event = Event(
        uid=meeting.pk,
        summary=joined_words(f"{meeting.committee.name}, {meeting.title}", named_partners(meeting)),
        start=meeting.starts_at.astimezone(BERLIN),
        end=end.astimezone(BERLIN),
        location=meeting.location,
        organizer_name=meeting.committee.business_office or meeting.district.office or meeting.district.name,
        organizer_email=meeting.committee.contact_email or meeting.district.email,
        sequence=meeting.version,
        updated_at=meeting.updated_at,
        cancelled=meeting.state == State.CANCELLED,
    )
    return write_ics([event], method=method)


def cancel_meeting(*, meeting: Meeting, reason: str, by: User) -> Meeting:
    """Call a meeting off; everybody who was invited learns of it, calendars delete it.

    With the leading meeting of a joint session all are called off; a joined board may stay away by itself.
    """
    reason = require_reason(reason)
    with transaction.atomic():
        lock_meeting(meeting)
        rows = lock_led(meeting) if meeting.leads else [changes.lock(meeting)]
        saved = []
        for row in rows:
            with of_board(row, rows[0]):
                saved.append(_cancel(row, reason, by))
    return saved[0]


def _cancel(current: Meeting, reason: str, by: User) -> Meeting:
    require_step(current, State.CANCELLED)
    values = {"state": State.CANCELLED, "cancel_reason": reason}
    cancelled = changes.apply(current, values, by=by, action="meeting.cancelled", reason=reason)
    to = list(
        cancelled.recipients.filter(edition=cancelled.invitation_version)
        .exclude(email="")
        .values_list("email", flat=True)
    )
    if to:
        ics = meeting_ics(cancelled, method="CANCEL")
        send_mail(
            to=to,
            template="committees/cancelled",
            context=mail_words(cancelled) | {"reason": reason},
            district=cancelled.district,
            by=by,
            attachments=[("absage.ics", ics, "text/calendar")],
        )
    return cancelled
