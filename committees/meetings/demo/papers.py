"""Motions of the invented Beirat: one through the council committee and back, others on their way."""

import datetime as dt
import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from committees.meetings.models import Meeting
from committees.meetings.services.papers import put_paper_on_agenda
from committees.papers.models import Paper, Resolution
from committees.papers.services.amendments import move_amendment, take_over_amendment
from committees.papers.services.consultations import note_consultation, plan_consultation, send_paper
from committees.papers.services.files import attach_file
from committees.papers.services.papers import admit_paper, change_paper, submit_paper, write_paper
from committees.papers.services.resolutions import close_resolution, report_on
from committees.roster.models import Committee

D = dt.date
COUNCIL = "Ausschuss für Soziales und Teilhabe des Kreistags"


def build(world: Any) -> None:
    """What the register of motions and of resolutions looks like after a year."""
    _through_the_council(world)
    _followed(world)
    _for_june(world)
    _waiting(world)
    _secret(world)
    _opened(world)
    _left_behind(world)


def _resolution(world: Any, title: str) -> Resolution:
    return Resolution.objects.get(committee=world["beirat"], title=title)


def _through_the_council(world: Any) -> None:
    """The Beirat asked for a bus, the council committee answered with a call-a-ride taxi."""
    by = world.people["coordinator"]
    stop = plan_consultation(
        resolution=_resolution(world, "Abendbus nach Sankt Wendolin für Kurse"),
        body=COUNCIL,
        role="decision",
        planned_on=D(2025, 9, 25),
        owner=by,
        today=D(2025, 7, 1),
        by=by,
    )
    note_consultation(
        consultation=stop,
        result="accepted_amended",
        decided_on=D(2025, 9, 25),
        text="Der Kreis richtet ab dem Fahrplanwechsel im Dezember 2025 an Kurstagen ein Ruftaxi von Auenstadt nach Sankt Wendolin ein und berichtet nach einem Jahr.",
        today=D(2025, 9, 29),
        by=by,
    )
    world.remember("paper_bus", stop.paper)


def _followed(world: Any) -> None:
    """One resolution a later meeting closed, one that is late in spite of a report."""
    by = world.people["coordinator"]
    address = _resolution(world, "Postadresse für wohnungslose Menschen im Rathaus")
    report_on(
        resolution=address,
        reported_on=D(2025, 12, 10),
        text="Die Stadt hat im Bürgerbüro sechzig Fächer eingerichtet. Ausgabe an fünf Tagen der Woche.",
        reporter="Stadt Auenstadt",
        today=D(2025, 12, 10),
        by=by,
    )
    january = Meeting.objects.get(committee=world["beirat"], starts_at__date=D(2026, 1, 20))
    close_resolution(
        resolution=address,
        closing=Resolution.Closing.DONE,
        closed_on=D(2026, 1, 20),
        words="Die Postadresse im Rathaus besteht seit Dezember 2025; 23 Menschen nutzen sie.",
        meeting=january,
        today=world.today,
        by=by,
    )
    report_on(
        resolution=_resolution(world, "Mieterberatung in Lindtal einrichten"),
        reported_on=D(2026, 2, 10),
        text="Der Mieterverein hat eine Beraterin gefunden. Ein Raum in Lindtal fehlt noch.",
        reporter="Mieterverein Auental",
        today=D(2026, 2, 10),
        by=by,
    )


def _paper(world: Any, *, received: dt.date, by: str = "coordinator", **fields: Any) -> Paper:
    person = world.people[by]
    paper = write_paper(committee=world["beirat"], today=received, by=person, **fields)
    return submit_paper(paper=paper, today=received, by=person)


def _for_june(world: Any) -> None:
    """On the agenda of June, with one change the movers made their own and one to vote on."""
    by = world.people["coordinator"]
    june = Meeting.objects.get(committee=world["beirat"], starts_at__date=D(2026, 6, 16))
    paper = _paper(
        world,
        received=D(2026, 2, 12),
        title="Wegweiser im Kreishaus in sechs Sprachen",
        text="Der Beirat bittet die Verwaltung, die Wegweiser im Kreishaus bis zum Jahresende in sechs Sprachen zu beschriften.",
        reasons="Wer das Haus zum ersten Mal betritt, findet weder die Meldebehörde noch das Jugendamt. Bildzeichen allein helfen nicht.",
        costs="rund 3.500 Euro, Deckung aus dem Gebäudebudget",
        originator_words="Fatma Yıldız",
        originator_organisations=[world["bruecke"]],
        target_meeting=june,
    )
    paper = admit_paper(paper=paper, today=D(2026, 2, 16), by=by)
    put_paper_on_agenda(paper=paper, meeting=june, role="pre_advice", today=D(2026, 2, 16), by=by)
    send_paper(
        paper=paper,
        body=COUNCIL,
        role="decision",
        planned_on=D(2026, 9, 24),
        owner=by,
        today=D(2026, 2, 16),
        by=by,
    )
    attach_file(paper=paper, title="Skizze eines Wegweisers", upload=_sketch(), by=by)
    taken = move_amendment(
        paper=paper,
        mover="Sabine Krüger",
        replacement="Dazu gehört Leichte Sprache.",
        today=D(2026, 2, 20),
        by=by,
    )
    take_over_amendment(amendment=taken, today=D(2026, 2, 23), by=by)
    move_amendment(
        paper=paper,
        mover="Mehmet Aydın",
        passage="in sechs Sprachen",
        replacement="in vier Sprachen",
        reasons="Vier Sprachen decken neun von zehn Besucher:innen ab.",
        today=D(2026, 2, 26),
        by=by,
    )
    world.remember("paper_signs", paper)


def _waiting(world: Any) -> None:
    """An inquiry of a member that the office has to look at."""
    paper = _paper(
        world,
        received=D(2026, 2, 27),
        by="board_member",
        kind=Paper.Kind.INQUIRY,
        title="Wartezeiten in der Ausländerbehörde",
        text="Wie lange warteten Menschen im Jahr 2025 von der Anfrage bis zum ersten Termin, und was ist für 2026 geplant?",
        originator_words="Yusuf Demirci",
        target_meeting=world["beirat_next"],
    )
    world.remember("paper_inquiry", paper)


def _secret(world: Any) -> None:
    paper = _paper(
        world,
        received=D(2026, 2, 18),
        title="Härtefall nach Wohnungsbrand in Brunnmoos",
        text="Der Beirat befürwortet eine einmalige Hilfe aus dem Härtefonds.",
        is_public=False,
        public_title="Einzelangelegenheit",
        confidential_reason="personenbezogen, § 3 Abs. 2 GeschO",
        originator_words="Katharina Löffler",
        target_meeting=world["beirat_next"],
    )
    by = world.people["coordinator"]
    paper = admit_paper(paper=paper, today=D(2026, 2, 19), by=by)
    housing = Committee.objects.get(district=world.district, name="Arbeitskreis Wohnen")
    send_paper(
        paper=paper, committee=housing, role="hearing", planned_on=D(2026, 3, 12), today=D(2026, 2, 20), by=by
    )


def _opened(world: Any) -> None:
    """Handed in behind closed doors with a file, made public before it was admitted: the file waits for a look."""
    by = world.people["coordinator"]
    paper = _paper(
        world,
        received=D(2026, 2, 20),
        title="Ruhiger Raum zum Lernen in der Notunterkunft",
        text="Der Beirat bittet den Kreis, in der Notunterkunft Brunnmoos einen Raum zum Lernen einzurichten.",
        is_public=False,
        public_title="Notunterkunft Brunnmoos",
        confidential_reason="Grundriss der Unterkunft",
        originator_words="Nadia El-Khatib",
    )
    attach_file(paper=paper, title="Grundriss", upload=_sketch("grundriss.png"), by=by)
    paper = change_paper(paper=paper, by=by, is_public=True, public_title="", confidential_reason="")
    admit_paper(paper=paper, today=D(2026, 2, 24), by=by)


def _left_behind(world: Any) -> None:
    """A working group never came to it before its term was over; by its rules it has lapsed."""
    received, by = D(2023, 11, 20), world.people["coordinator"]
    paper = write_paper(
        committee=Committee.objects.get(district=world.district, name="Arbeitskreis Arbeit"),
        title="Praktikumsbörse mit der Kreishandwerkerschaft",
        text="Der Arbeitskreis bittet die Kreishandwerkerschaft um eine gemeinsame Börse für Praktika.",
        originator_words="Katharina Löffler",
        today=received,
        by=by,
    )
    paper = submit_paper(paper=paper, today=received, received_on=received, by=by)
    admit_paper(paper=paper, today=D(2023, 11, 24), by=by)


def _sketch(name: str = "wegweiser.png") -> "ContentFile[bytes]":
    """A drawing of a sign: an arrow on a plain board."""
    picture = Image.new("RGB", (640, 240), "#0b4f55")
    pen = ImageDraw.Draw(picture)
    pen.line([(120, 120), (500, 120)], fill="white", width=24)
    pen.polygon([(480, 60), (580, 120), (480, 180)], fill="white")
    target = io.BytesIO()
    picture.save(target, "PNG")
    return ContentFile(target.getvalue(), name)
