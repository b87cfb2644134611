"""A motion with a chart, put on the agenda before the meeting was held: the annex of its minutes."""

import datetime as dt
import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.papers import put_paper_on_agenda
from committees.papers.services.files import attach_file
from committees.papers.services.papers import admit_paper, submit_paper, write_paper

#: The item of January that a member moved.
MOVED = "Sprachmittlung: Mittel für das erste Halbjahr"
RECEIVED, ADMITTED = dt.date(2025, 12, 16), dt.date(2025, 12, 18)
#: Talks nobody interpreted, by month of the second half of 2025; 31 in all.
UNMET = (3, 2, 6, 7, 8, 5)


def put_motion(world: Any, meeting: Meeting, text: str) -> AgendaItem:
    """Handed in before Christmas, admitted, and on the agenda of `meeting` with its chart."""
    by = world.people["coordinator"]
    paper = write_paper(
        committee=meeting.committee,
        title=MOVED,
        text=text,
        reasons="Im zweiten Halbjahr 2025 fielen 31 Gespräche aus, weil niemand übersetzte.",
        costs="6.000 Euro aus dem Pool für Sprachmittlung",
        originator_words="Brücke Auental e. V.",
        originator_organisations=[world["bruecke"]],
        today=RECEIVED,
        by=by,
    )
    paper = submit_paper(paper=paper, today=RECEIVED, received_on=RECEIVED, by=by)
    paper = admit_paper(paper=paper, today=ADMITTED, by=by)
    attach_file(
        paper=paper,
        title="Schaubild: ausgefallene Gespräche von Juli bis Dezember 2025",
        upload=_chart(),
        by=by,
    )
    return put_paper_on_agenda(paper=paper, meeting=meeting, today=ADMITTED, by=by)


def _chart() -> "ContentFile[bytes]":
    """A bar for each month of `UNMET`."""
    picture = Image.new("RGB", (640, 320), "white")
    pen = ImageDraw.Draw(picture)
    for place, count in enumerate(UNMET):
        left = 40 + 100 * place
        pen.rectangle([left, 290 - 30 * count, left + 60, 290], fill="#0b4f55")
    pen.line([(20, 291), (620, 291)], fill="#1c2b2d", width=2)
    target = io.BytesIO()
    picture.save(target, "PNG")
    return ContentFile(target.getvalue(), "ausgefallen.png")
