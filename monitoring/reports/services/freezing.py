"""Keeping a Datenschnitt, and writing down what it changed (annex F)."""

import datetime as dt
from dataclasses import replace

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import changes
from accounts.clock import BERLIN
from accounts.users.models import User
from monitoring.reports import writing as written_words
from monitoring.reports.models import IntegrationReport, ReportSnapshot
from monitoring.reports.snapshot import (
    REPORT_LANGUAGE,
    Content,
    differences,
    fingerprint,
    from_json,
    to_json,
)
from monitoring.reports.writing import LogLine, Writing


def keep_content(
    report: IntegrationReport, content: Content, *, now: dt.datetime, by: User
) -> ReportSnapshot:
    """Store the content under the next number, with its fingerprint."""
    plain = to_json(content)
    row = ReportSnapshot(
        district=report.district,
        report=report,
        sequence=next_sequence(report),
        content=plain,
        sha256=fingerprint(plain),
        taken_at=now,
        taken_by=by,
    )
    return changes.create(row, by=by, action="snapshot.taken")


def logged(report: IntegrationReport, content: Content, *, now: dt.datetime) -> Content:
    """The content with one more line in its change log."""
    earlier = report.snapshots.first()
    with translation.override(REPORT_LANGUAGE):
        step = _("Datenschnitt %(number)d") % {"number": next_sequence(report)}
        if earlier is None:
            what = _("Alle Zahlen und Texte stehen fest.")
        else:
            what = _difference(from_json(earlier.content), content)
    return with_line(content, LogLine(_day(now), step, what))


def with_line(content: Content, line: LogLine) -> Content:
    return replace(content, writing=replace(content.writing, log=(*content.writing.log, line)))


def next_sequence(report: IntegrationReport) -> int:
    return (report.snapshots.aggregate(highest=Max("sequence"))["highest"] or 0) + 1


def _difference(old: Content, new: Content) -> str:
    numbers = differences(old.chapters, new.chapters)
    texts = changed_texts(old, new)
    return _("Gegenüber dem vorigen Datenschnitt: %(numbers)s, %(texts)s geändert.") % {
        "numbers": ngettext("%(count)d Zahl", "%(count)d Zahlen", numbers) % {"count": numbers},
        "texts": ngettext("%(count)d Text", "%(count)d Texte", texts) % {"count": texts},
    }


def changed_texts(old: Content, new: Content) -> int:
    """How many texts, recommendations, judgements and statements are not as they were."""
    return _differing(old.texts, new.texts) + _differing(_texts_of(old.writing), _texts_of(new.writing))


def _texts_of(writing: Writing) -> dict[str, str]:
    plain = written_words.to_plain(writing)
    found = dict(writing.sections)
    for name in ("advice", "outcomes", "judgements", "statements"):
        found |= {f"{name}-{index}": str(part) for index, part in enumerate(plain[name])}
    return found


def _differing(old: dict[str, str], new: dict[str, str]) -> int:
    return sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())


def _day(now: dt.datetime) -> str:
    return now.astimezone(BERLIN).date().isoformat()
