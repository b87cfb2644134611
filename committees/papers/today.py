"""What motions and resolutions ask of a person this morning."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.users.models import User
from committees.papers.models import Consultation, Paper, Resolution
from committees.papers.selectors import (
    LeftBehind,
    overdue_resolutions,
    papers_of_morning,
    stops_without_result,
)
from desk.shell.today import TodayItem, first_and_number


def items(user: User, today: dt.date) -> list[TodayItem]:
    """Papers to admit, results of other bodies to enter, motions a term left behind, resolutions past their day."""
    to_admit, ended = papers_of_morning(user, today)
    found = [_paper(paper, today) for paper in to_admit[:3]]
    found += [_stop(stop) for stop in stops_without_result(user, today)[:2]]
    found += [_left_behind(row) for row in ended[:2]]
    late, number = first_and_number(overdue_resolutions(user, today))
    return found + ([_late(late, number)] if late else [])


def _paper(paper: Paper, today: dt.date) -> TodayItem:
    days = (today - paper.received_on).days if paper.received_on else 0
    line = _("%(kind)s für %(committee)s") % {
        "kind": paper.get_kind_display(),
        "committee": paper.committee,
    }
    if days:
        line += ", " + ngettext("seit %d Tag eingegangen", "seit %d Tagen eingegangen", days) % days
    return TodayItem(
        weight=60 if days > 7 else 50,
        title=_("Antrag prüfen: %(paper)s") % {"paper": paper},
        line=f"{line}.",
        url=paper.get_absolute_url(),
        button=_("Prüfen"),
        icon="committee",
        due=f"{paper.received_on:%d.%m.}",
    )


def _stop(stop: Consultation) -> TodayItem:
    return TodayItem(
        weight=45,
        title=_("Ergebnis eintragen: %(body)s") % {"body": stop.body_name},
        line=_("%(paper)s sollte am %(day)s behandelt werden.")
        % {"paper": stop.paper, "day": f"{stop.planned_on:%d.%m.%Y}"},
        url=reverse("committees:consultation-note", kwargs={"pk": stop.pk}),
        button=_("Eintragen"),
        icon="resolution",
        due=f"{stop.planned_on:%d.%m.}",
    )


def _left_behind(left: LeftBehind) -> TodayItem:
    number = len(left.papers)
    words = {"number": number, "committee": left.term.committee}
    title = ngettext(
        "%(number)d Antrag ist mit der Amtszeit zu Ende: %(committee)s",
        "%(number)d Anträge sind mit der Amtszeit zu Ende: %(committee)s",
        number,
    )
    return TodayItem(
        weight=55,
        title=title % words,
        line=_("Die %(term)s ist seit dem %(day)s vorbei. Was das Gremium nicht beschlossen hat, verfällt.")
        % {"term": left.term, "day": f"{left.over_on:%d.%m.%Y}"},
        url=reverse("committees:term-motions", kwargs={"pk": left.term.pk}),
        button=_("Durchsehen"),
        icon="committee",
        due_note=left.rules.cited("unfinished"),
    )


def _late(first: Resolution, number: int) -> TodayItem:
    title = ngettext("%d Beschluss ist überfällig", "%d Beschlüsse sind überfällig", number) % number
    url = reverse("committees:resolution-list") + "?overdue=1"
    return TodayItem(
        weight=55,
        title=title,
        line=_("Am längsten: %(row)s.") % {"row": first},
        url=first.get_absolute_url() if number == 1 else url,
        button=_("Nachfragen"),
        icon="resolution",
        is_urgent=True,
    )
