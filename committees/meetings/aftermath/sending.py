"""Sending the sealed minutes to those entitled to them: the public part, never the other one."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import WrongState
from accounts.users.models import User
from committees.meetings.aftermath.models import MinutesSending
from committees.meetings.aftermath.selectors import nonpublic_is_fetchable, objection_rule
from committees.meetings.models import Meeting, Minutes, Part
from committees.meetings.selectors import next_meeting
from committees.meetings.services.invitation import Addressee, addressees
from committees.rules.objections import objections_until
from desk.mail.services import send_mail
from documents.store.services import verified_content

MAIL = "committees/minutes"
Channel = MinutesSending.Channel


def send_minutes(*, meeting: Meeting, today: dt.date, by: User) -> list[MinutesSending]:
    """Mail the sealed public part to members, clerk and, in copy, deputies; the objections begin.

    The part of a meeting behind closed doors is not attached: the mail leads to it after signing in.
    Nothing of the non-public part is in any mail. Raises `WrongState` before the seal or a second time.
    """
    with transaction.atomic():
        current = changes.lock(meeting)
        rows = list(current.minutes.all())
        if not rows or any(not row.is_sealed for row in rows):
            raise WrongState(_("Versandt wird, was unterzeichnet ist."))
        if any(row.sent_on for row in rows):
            raise WrongState(_("Diese Niederschrift ist schon versandt."))
        until = _until(current, today)
        for row in rows:
            changes.apply(row, {"sent_on": today, "objections_until": until}, by=by, action="minutes.sent")
        people = addressees(current)
        sendings = MinutesSending.objects.bulk_create(_sending(current, person, today) for person in people)
        _mail(current, rows, people, until, by)
    return sendings


def _until(meeting: Meeting, today: dt.date) -> dt.date | None:
    following = next_meeting(meeting)
    return objections_until(objection_rule(meeting), today, following.day if following else None)


def _sending(meeting: Meeting, person: Addressee, today: dt.date) -> MinutesSending:
    channel = Channel.ATTACHMENT if meeting.is_public else Channel.LINK
    return MinutesSending(
        meeting=meeting,
        name=str(person.holding.person),
        email=person.email,
        channel=channel if person.email else Channel.LETTER,
        is_copy=person.is_copy,
        sent_on=today,
    )


def _mail(
    meeting: Meeting, rows: list[Minutes], people: list[Addressee], until: dt.date | None, by: User
) -> None:
    public = next(row for row in rows if row.part == Part.PUBLIC)
    document = public.document
    attachments = []
    if meeting.is_public and document is not None:
        attachments = [(document.file_name, verified_content(document), document.mime)]
    words = {
        "committee": meeting.committee.name,
        "number": meeting.number,
        "day": meeting.day,
        "until": until,
        "rule": objection_rule(meeting),
        "has_attachment": bool(attachments),
        "has_nonpublic": len(rows) > 1,
        "nonpublic_is_fetchable": nonpublic_is_fetchable(meeting),
        "meeting_id": meeting.pk,
    }
    for is_copy in (False, True):
        to = [person.email for person in people if person.email and person.is_copy == is_copy]
        if to:
            send_mail(
                to=to,
                template=MAIL,
                context=words | {"is_copy": is_copy},
                district=meeting.district,
                by=by,
                attachments=attachments,
            )
