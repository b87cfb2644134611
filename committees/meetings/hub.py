"""What the page of a committee and of a meeting shows, gathered from selectors."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import may_create
from accounts.requests import SignedInRequest
from accounts.users.models import User
from committees.meetings.ballots.selectors import roll_calls_to_join
from committees.meetings.checkin.selectors import own_seats, window_of
from committees.meetings.joint.selectors import boards_of, read_votes, with_partners
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.replies.selectors import ReplyOverview, recipients_of, reply_overview
from committees.meetings.selectors import (
    Room,
    agenda_for,
    attendance_rates,
    continuation_of,
    established_at,
    meetings_of,
    minutes_due_of,
    notice_if_sent,
    read_carried,
    room_so_far,
    rules_of,
    seats_of,
    with_carried,
    with_conduct,
)
from committees.meetings.services.invitation import Addressee, addressees
from committees.papers.selectors import progress_of, resolutions_of, stops_at
from committees.roster.models import Committee, RuleProfile
from committees.roster.selectors import (
    beside_on,
    pools_of,
    rule_versions,
    rules_among,
    seats_on,
    term_on,
)
from committees.roster.sheets import RuleLine, rule_line, rule_lines
from committees.rules.notice import motion_deadline
from desk.hub import Action, NextStep, render_hub
from desk.lists.selectors import has_right
from documents.store.selectors import documents_of

STATE_TONES: dict[str, str] = {
    Meeting.State.INVITED: "gut",
    Meeting.State.OPEN: "frage",
    Meeting.State.INTERRUPTED: "warn",
    Meeting.State.MINUTED: "gut",
    Meeting.State.CANCELLED: "fehler",
}


def committee_page(request: SignedInRequest, committee: Committee, today: dt.date) -> HttpResponse:
    """Seats, people, dates, rules and resolutions of a committee."""
    user = request.user
    versions = rule_versions(committee)
    rules = rules_among(versions, committee, today)
    term = rules.of_term = term_on(committee, today, rules)
    seats, beside = seats_on(term, today), beside_on(term, today)
    rates = attendance_rates(term)
    rows = with_partners(with_conduct(meetings_of(user, committee), user), published=False)
    meetings = list(rows.order_by("starts_at"))
    coming = [m for m in meetings if m.day >= today and m.is_planned]
    resolutions = list(resolutions_of(user, committee)[:6])
    stops = list(stops_at(user, committee))
    may_change = committee.may_change
    may_call = may_create(user, "meeting", committee=committee)
    return render_hub(
        request,
        committee,
        template="committees/roster/committee_detail.html",
        subtitle=_term_words(term),
        state=(committee.get_status_display(), "gut" if committee.status == "active" else "ruht"),
        actions=_committee_actions(committee, may_change),
        next_step=_next_for(coming[0], versions, today) if coming and may_call else None,
        jump=[
            ("sitze", _("Sitze"), len(seats)),
            *([("anhoerungen", _("Zur Beratung hier"), len(stops))] if stops else []),
            ("beschluesse", _("Beschlüsse"), len(resolutions)),
            ("termine", _("Termine"), len(coming)),
            ("regeln", _("Regeln"), None),
        ],
        breadcrumb=[(_("Gremien"), reverse("committees:committee-list"))],
        context={
            "committee": committee,
            "term": term,
            "seats": [(view, rates.get(view.seat.pk)) for view in seats],
            "clerks": beside.clerks,
            "pools": pools_of(term, seats, beside.deputies),
            "coming": coming,
            "held": [m for m in reversed(meetings) if m.is_held][:6],
            "resolutions": [(row, progress_of(row, today)) for row in resolutions],
            "stops": stops,
            "rules": rule_lines(rules),
            "rules_from": rules.valid_from if rules.pk and not rules._state.adding else None,
            "may_change": may_change,
            "may_call": may_call,
            "may_export": has_right(user, "meeting", "E"),
            "may_pay": may_create(user, "sitting_allowance", committee=committee),
            "may_count": may_change and has_right(user, "seat_statistics", "V"),
        },
    )


def _term_words(term: Any) -> str:
    if term is None:
        return _("noch keine Amtszeit")
    end = f" {_('bis')} {term.ends_on:%d.%m.%Y}" if term.ends_on else ""
    return f"{term}, {term.starts_on:%d.%m.%Y}{end}"


def _committee_actions(committee: Committee, may_change: bool) -> list[Action]:
    members = reverse("committees:member-list-export", kwargs={"pk": committee.pk})
    actions = [Action(_("Mitgliederliste"), members, "download")]
    if may_change:
        edit = reverse("committees:committee-update", kwargs={"pk": committee.pk})
        actions.append(Action(_("Bearbeiten"), edit, "pencil"))
    return actions


def _next_for(meeting: Meeting, versions: list[RuleProfile], today: dt.date) -> NextStep | None:
    """The one step that comes next for a planned meeting."""
    words = {"title": meeting.title, "day": f"{meeting.local_start:%d.%m.%Y}"}
    url = meeting.get_absolute_url()
    if meeting.state == Meeting.State.INVITED:
        if not meeting.may_conduct:
            return None
        live = reverse("committees:meeting-live", kwargs={"pk": meeting.pk})
        line = _("Eingeladen ist. Am Tag selbst beginnt hier die Anwesenheit.")
        return NextStep(_("%(title)s am %(day)s") % words, line, _("Sitzung führen"), live, "committee")
    rules = rules_among(versions, meeting.committee, meeting.day)
    finding = notice_if_sent(meeting, today, rules)
    line = _("Wer bis %(last)s einlädt, hält die Frist ein: %(rule)s.") % {
        "last": f"{finding.last_day:%d.%m.%Y}",
        "rule": finding.rule.words,
    }
    return NextStep(
        _("Zur %(title)s am %(day)s einladen") % words,
        line,
        _("Einladung vorbereiten"),
        url,
        "mail",
    )


def meeting_page(request: SignedInRequest, meeting: Meeting, today: dt.date) -> HttpResponse:
    """Planning before, a summary after: agenda, notice, people invited, papers."""
    user = request.user
    items = _agenda(user, meeting)
    rules = rules_of(meeting)
    room = room_so_far(meeting, rules) if meeting.is_running else seats_of(meeting, rules)
    rights = {
        "change": meeting.may_change,
        "conduct": meeting.may_conduct,
        "nonpublic": meeting.sees_nonpublic,
    }
    is_open_to_others = rights["change"] and meeting.is_planned and not meeting.is_invited
    gone_on = _gone_on(meeting, sees_reason=rights["nonpublic"])
    return render_hub(
        request,
        meeting,
        template="committees/meetings/meeting_detail.html",
        title=f"{meeting.title}: {meeting.committee}",
        subtitle=f"{meeting.local_start:%d.%m.%Y, %H:%M} {_('Uhr')}, {meeting.location}",
        state=(state_words(meeting), STATE_TONES.get(meeting.state, "ruht")),
        actions=_meeting_actions(meeting, rights, is_continued=gone_on["continuation"] is not None),
        next_step=_meeting_step(meeting, rights) or _own_step(user, meeting),
        breadcrumb=[
            (_("Gremien"), reverse("committees:committee-list")),
            (str(meeting.committee), meeting.committee.get_absolute_url()),
        ],
        context={
            "meeting": meeting,
            "public_items": [i for i in items if i.is_public],
            "nonpublic_items": [i for i in items if not i.is_public],
            "planned_minutes": sum(i.minutes_planned for i in items if not i.is_hidden),
            "notice": notice_if_sent(meeting, meeting.invited_on or today, rules)
            if rules.notice_days
            else None,
            "established": established_at(meeting, room, rules),
            "people": _going_out(meeting, room) if rights["conduct"] else [],
            "replies": _replies(meeting, rules, room) if rights["change"] and meeting.is_invited else None,
            "checks": _checks(items, rules, meeting, today),
            "papers": _papers(meeting, sees_nonpublic=rights["nonpublic"]),
            "rule_lines": _rule_lines(meeting, rules),
            "roll_calls": roll_calls_to_join(user, meeting, room),
            "boards": boards_of(user, meeting, today, with_notice=rights["change"]),
            **gone_on,
            "may_join": is_open_to_others and not meeting.is_joined,
            "may_share": is_open_to_others and meeting.leads,
            "rights": rights,
        },
    )


def _going_out(meeting: Meeting, room: Room) -> list[Addressee]:
    """To whom the first invitation would go; afterwards the page shows to whom it went."""
    if meeting.is_invited or not meeting.is_planned:
        return []
    return addressees(meeting, seats=room.seats)


def _replies(meeting: Meeting, rules: RuleProfile, room: Room) -> ReplyOverview:
    """Who answered what, and whether it would be enough."""
    return reply_overview(meeting, rules, room, recipients_of(meeting))


def _rule_lines(meeting: Meeting, rules: RuleProfile) -> list[RuleLine]:
    """What the rules of its day mean for this meeting, with the days they lead to."""
    words = {"due": _("Der Entwurf der Niederschrift ist am %(day)s fällig.")}
    days = {"due": minutes_due_of(meeting, rules)}
    if (last := motion_deadline(rules.motion_deadline_days, meeting.day)) is not None:
        words["motions"] = _("Anträge gehen bis zum %(day)s ein.")
        days["motions"] = last
    keys = ["motions", "quorum", "presumption", "majority", "due", "approval"]
    if meeting.kind == Meeting.Kind.SECOND:
        keys.insert(3, "second")
    if meeting.kind == Meeting.Kind.CONTINUATION:
        keys.insert(0, "continuation")
    return [
        rule_line(rules, key, words[key] % {"day": f"{days[key]:%d.%m.%Y}"} if key in words else "")
        for key in keys
    ]


def state_words(meeting: Meeting) -> str:
    """Closed says how: at the end of the agenda, or broken off."""
    words = str(meeting.get_state_display())
    return f"{words}, {_('abgebrochen')}" if meeting.is_broken_off else words


def _gone_on(meeting: Meeting, *, sees_reason: bool) -> dict[str, Any]:
    """That it was broken off, and by which meeting it goes on.

    The reason may speak of the closed part: only for those who may read that.
    """
    said = (_("Die Sitzung wurde abgebrochen"), meeting.break_off_reason if sees_reason else "")
    words = ": ".join(filter(None, said)) if meeting.is_broken_off else ""
    return {"broken_off": words, "continuation": continuation_of(meeting)}


def _agenda(user: User, meeting: Meeting) -> list[AgendaItem]:
    """The items with what they bring along and how they were voted on."""
    items = agenda_for(user, meeting, has_carried=with_carried())
    read_carried(items)
    read_votes(user, meeting, items)
    return items


def _meeting_actions(
    meeting: Meeting, rights: dict[str, bool], *, is_continued: bool = False
) -> list[Action]:
    def to(name: str) -> str:
        return reverse(f"committees:{name}", kwargs={"pk": meeting.pk})

    actions = []
    if meeting.is_planned and rights["conduct"]:
        actions.append(Action(_("Einladung ansehen, PDF"), to("meeting-preview"), "eye"))
    if meeting.is_planned and rights["change"] and not meeting.is_joined:
        actions.append(Action(_("Verlegen"), to("meeting-move"), "clock"))
    if rights["change"] and meeting.state not in (Meeting.State.MINUTED, Meeting.State.CANCELLED):
        actions.append(Action(_("Bearbeiten"), to("meeting-update"), "pencil"))
    if meeting.is_broken_off and rights["conduct"] and not is_continued:
        actions.append(Action(_("Fortsetzung planen"), to("meeting-continue"), "arrow"))
    if rights["change"]:
        actions.append(Action(_("Sitzungsmappe"), to("meeting-folder"), "download"))
    actions.append(Action(_("In den Kalender"), to("meeting-calendar"), "download"))
    return actions


def _meeting_step(meeting: Meeting, rights: dict[str, bool]) -> NextStep | None:
    def to(name: str) -> str:
        return reverse(f"committees:{name}", kwargs={"pk": meeting.pk})

    State = Meeting.State
    if meeting.state == State.DRAFT and rights["change"] and not meeting.is_joined:
        line = _("Mit dem Termin erscheint eine öffentliche Sitzung im Kalender.")
        return NextStep(_("Termin festlegen"), line, _("Termin festlegen"), to("meeting-schedule"), "clock")
    if meeting.state == State.SCHEDULED and rights["conduct"]:
        line = _("PDF und Kalendereintrag gehen an alle Mitglieder, Kopien an die Stellvertretungen.")
        return NextStep(_("Einladen"), line, _("Einladungen versenden"), to("meeting-invite"), "mail")
    if meeting.state in (State.INVITED, State.OPEN, State.INTERRUPTED) and rights["conduct"]:
        line = _("Anwesenheit, Beschlussfähigkeit, Abstimmungen und Notizen auf einer Seite.")
        return NextStep(_("Sitzung führen"), line, _("Sitzung führen"), to("meeting-live"), "committee")
    if meeting.state == State.CLOSED and rights["conduct"]:
        line = _("Sie ist aus der Sitzung vorausgefüllt.")
        return NextStep(
            _("Niederschrift fertigstellen"), line, _("Zur Niederschrift"), to("minutes-detail"), "pencil"
        )
    return None


def _own_step(user: User, meeting: Meeting) -> NextStep | None:
    """A member enters itself while the check-in is open."""
    if window_of(meeting) is None or not any(seat.may_enter for seat in own_seats(user, meeting)):
        return None
    line = _("Mit dem Code vom Bildschirm im Saal. Die Schriftführung bestätigt es.")
    to = reverse("committees:check-in", kwargs={"pk": meeting.pk})
    return NextStep(_("Sind Sie da?"), line, _("Selbst eintragen"), to, "person")


def _checks(items: list[AgendaItem], rules: Any, meeting: Meeting, today: dt.date) -> list[tuple[bool, str]]:
    """What to look at before the invitation goes out: (is fine, sentence)."""
    if not meeting.is_planned:
        return []
    finding = notice_if_sent(meeting, meeting.invited_on or today, rules)
    first = next((item for item in items if item.is_public), None)
    checks = [(finding.is_kept, finding.result)] if rules.notice_days else []
    checks.append((bool(items), _("Die Tagesordnung steht") if items else _("Die Tagesordnung ist leer")))
    if first is not None and first.approves_id:
        checks.append(
            (True, _("Niederschrift der letzten Sitzung ist %(number)s") % {"number": first.number})
        )
    for item in items:
        if not item.is_hidden and item.kind == AgendaItem.Kind.MOTION and not item.proposal:
            checks.append((False, _("%(number)s: Beschlussvorschlag fehlt") % {"number": item.number}))
    return checks


def _papers(meeting: Meeting, *, sees_nonpublic: bool) -> list[Any]:
    """Kept papers of the meeting; those of the non-public part only for those who may see it."""
    papers = list(documents_of(meeting))
    if sees_nonpublic:
        return papers
    return [paper for paper in papers if not paper.resource]
