"""What the committees ask of a person this morning, and the meetings of its week."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.users.models import User
from committees.meetings.ballots.models import CirculationAnswer
from committees.meetings.ballots.selectors import answers_wanted
from committees.meetings.models import Meeting, Minutes
from committees.meetings.selectors import (
    meetings_of_morning,
    minutes_to_finish,
    notice_if_sent,
)
from desk.shell.today import TodayItem, WeekDate

#: So many meetings to invite to stand one by one.
TO_INVITE = 4


def items(user: User, today: dt.date) -> list[TodayItem | WeekDate]:
    """Meetings to invite to with the last possible day, open ends, minutes to sign and to publish, dates."""
    meetings = meetings_of_morning(user, today)
    found: list[TodayItem | WeekDate] = [_still_open(row) for row in meetings if row.waits_to_close]
    found += [_invitation(row, today) for row in meetings if row.waits_to_invite][:TO_INVITE]
    found += [_date(row) for row in meetings if row.is_this_week]
    found += [_minutes(row, today) for row in minutes_to_finish(user)]
    return found + [_answer(row) for row in answers_wanted(user, today)]


def _answer(row: CirculationAnswer) -> TodayItem:
    circulation = row.circulation
    return TodayItem(
        weight=60,
        title=_("Antworten: %(name)s") % {"name": circulation},
        line=_("Bis %(day)s. Wer nicht antwortet, gilt als einverstanden.")
        % {"day": f"{circulation.ends_on:%d.%m.%Y}"},
        url=circulation.get_absolute_url(),
        button=_("Antworten"),
        icon="committee",
        due=f"{circulation.ends_on:%d.%m.}",
    )


def _invitation(meeting: Meeting, today: dt.date) -> TodayItem:
    finding = notice_if_sent(meeting, today)
    left = (finding.last_day - today).days
    line = _("Wer bis %(day)s einlädt, hält die Frist ein (%(rule)s).") % {
        "day": f"{finding.last_day:%d.%m.%Y}",
        "rule": finding.rule.words,
    }
    if left < 0:
        line = _("Die Frist ist schon verletzt: Abkürzen geht nur mit Grund.")
    return TodayItem(
        weight=90 if left <= 0 else 70 if left <= 7 else 30,
        title=_("Einladen: %(name)s") % {"name": meeting},
        line=line,
        url=meeting.get_absolute_url(),
        button=_("Einladung vorbereiten"),
        icon="committee",
        due=f"{finding.last_day:%d.%m.}",
        is_urgent=left <= 0,
    )


def _still_open(meeting: Meeting) -> TodayItem:
    return TodayItem(
        weight=70,
        title=_("Sitzung läuft: %(name)s") % {"name": meeting},
        line=_("Sie ist noch nicht geschlossen."),
        url=reverse("committees:meeting-live", kwargs={"pk": meeting.pk}),
        button=_("Sitzung führen"),
        icon="committee",
    )


def _minutes(row: Minutes, today: dt.date) -> TodayItem:
    lines = {
        Minutes.State.DRAFT: _("Die Niederschrift ist noch ein Entwurf."),
        Minutes.State.CHAIR_REVIEW: _("Der Vorsitz prüft die Niederschrift."),
        Minutes.State.READY: _("Die Niederschrift wartet auf Unterschriften."),
        Minutes.State.SIGNED: _("Unterzeichnet, aber noch nicht veröffentlicht.")
        if row.sent_on
        else _("Unterzeichnet, aber noch nicht versandt."),
    }
    is_signed = row.state == Minutes.State.SIGNED
    return TodayItem(
        weight=50 if not is_signed else 30,
        title=_("Niederschrift: %(name)s") % {"name": row.meeting},
        line=lines[Minutes.State(row.state)],
        url=row.get_absolute_url(),
        button=_("Öffnen"),
        icon="committee",
    )


def _date(meeting: Meeting) -> WeekDate:
    return WeekDate(at=meeting.local_start, text=str(meeting), url=meeting.get_absolute_url())
