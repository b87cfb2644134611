"""Every check of the list for a well-made minutes PDF, on seventy people, 22 items, nine votes."""

import io
import itertools
import re

import pikepdf
import pytest

from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.models import Part, Vote
from committees.meetings.services.minutes import render_minutes
from committees.papers.models import Resolution
from tests.committees.make_minutes import AWAY, ITEMS, NAMES, PEOPLE, STATEMENT, VOTES, hold_big_meeting
from tests.pdf import page_count, pdf_text, structure_texts, text_runs

VOTE_LINE = re.compile(r"Ja (\d+) · Nein (\d+) · Enthaltung (\d+) · ungültig (\d+) · befangen (\d+)")

ARABIC = re.compile("[\u0600-\u06ff]")
MM = 72 / 25.4
#: No word comes nearer to the edge of the paper, in points.
LEFT, RIGHT, ABOVE, BELOW = 24 * MM, 19 * MM, 10 * MM, 8 * MM


@pytest.fixture
def big(cast):
    return hold_big_meeting(cast)


def pages(data: bytes) -> list[str]:
    """The text of each page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = []
        for page in pdf.pages:
            single = pikepdf.new()
            single.pages.append(page)
            target = io.BytesIO()
            single.save(target)
            found.append(pdf_text(target.getvalue()))
    return found


def outline(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as tree:
        todo, titles = list(tree.root), []
        while todo:
            entry = todo.pop(0)
            titles.append(" ".join(str(entry.title).split()))
            todo = [*entry.children, *todo]
    return titles


def squeezed(text: str) -> str:
    """Without blanks and the hyphens of line ends, as words may be broken in print."""
    return re.sub(r"[\s\-\u00ad]", "", text)


def test_the_public_paper_keeps_every_check(cast, big, judge_pdf):
    data = render_minutes(big, Part.PUBLIC)
    words, all_pages = minutes_context(big, Part.PUBLIC), pages(data)
    text = " ".join(all_pages)
    judge_pdf(data)
    _check_headings(data, words)
    _check_votes(text, big)
    _check_tasks(data, words, big)
    _check_people(data, words, all_pages)
    _check_pages(data, all_pages)
    _check_boxes(data, words)
    _check_statement(text)
    for secret in ("Quittenbaum", "Geheimfall"):
        assert secret not in text
        assert secret.encode() not in data


def _check_headings(data, words):
    """Bookmarks and headings are the same: every item once, in the order of the agenda, and the fixed parts."""
    numbers = [f"Ö {n}" for n in range(1, ITEMS + 1)]
    assert [item.number for item in words.items] == numbers
    assert [line.number for line in words.agenda if line.number.startswith("Ö")] == numbers
    items = [f"{item.number} {item.title}" for item in words.items]
    expected = ["Anwesenheit", "Feststellungen", "Tagesordnung", *items, "Aufgaben", "Unterschriften"]
    assert outline(data) == ["Niederschrift", *expected]
    assert [squeezed(text) for text in structure_texts(data, "/H2")] == [squeezed(text) for text in expected]


def _check_votes(text, big):
    """Every stored vote once, with the same figures; every resolution word for word in its box."""
    stored = [
        (v.yes, v.no, v.abstain, v.invalid, v.conflicted)
        for v in Vote.objects.filter(item__meeting=big, item__part=Part.PUBLIC)
    ]
    printed = [tuple(map(int, found)) for found in VOTE_LINE.findall(text)]
    assert sorted(printed) == sorted(stored)
    assert len(printed) == VOTES
    for row in Resolution.objects.filter(meeting=big, is_public=True):
        assert text.count(f"Beschluss {row.number}") == 1
        assert squeezed(row.text) in squeezed(text)


def _check_tasks(data, words, big):
    """The tasks of the table are those stored, one row each."""
    stored = (
        Resolution.objects.filter(meeting=big, is_public=True).exclude(responsible="").order_by("sequence")
    )
    assert [(t.title, t.responsible) for t in words.tasks] == list(stored.values_list("title", "responsible"))
    assert len(words.tasks) == 3
    rows = [squeezed(row) for row in structure_texts(data, "/TR")]
    for task in words.tasks:
        whole = squeezed(f"{task.number}{task.title}{task.responsible}{task.due}{task.item}{task.status}")
        assert rows.count(whole) == 1, whole


def _check_people(data, words, all_pages):
    """One row for each of those who came; the late one alone has another time; heads repeat."""
    rows = [squeezed(row) for row in structure_texts(data, "/TR")]
    assert len(words.people) == PEOPLE
    for person in words.people:
        mine = [
            row for row in rows if row.startswith(squeezed(person.name)) and squeezed(person.start) in row
        ]
        assert len(mine) == 1, person.name
    late = [row for row in rows if "17:25" in row and "18:40" in row]
    assert [row.startswith(squeezed("Nour al-Hussein")) for row in late] == [True]
    assert {person.start for person in words.people} == {"17:00", "17:25"}
    present = {person.name for person in words.people}
    for kind, index in (("Entschuldigt", AWAY[0]), ("Nicht anwesend", AWAY[1])):
        (away,) = words.others.partition(f"{kind}: ")[2].partition(".")[0].split(", ")
        name = f"Mitglied {index + 1:02d}"
        assert away.startswith(f"{name} (")
        assert name not in present
    text = squeezed(" ".join(all_pages))
    for name, script in NAMES:
        assert squeezed(name) in text
        if script and not ARABIC.search(script):
            assert squeezed(script) in text
        if ARABIC.search(script):
            # The dot of Noon is a sign of its own in this font and shared with other letters.
            missing = {letter for letter in script if letter.isalpha() and letter not in text}
            assert missing <= {"ن"}, script
    with_people = [page for page in all_pages if sum(name in page for name in present) > 8]
    assert len(with_people) >= 2
    assert all("Funktion, entsendende Stelle" in page for page in with_people)


def _check_pages(data, all_pages):
    """ "Seite x von y" tells the truth."""
    count = page_count(data)
    for number, page in enumerate(all_pages, start=1):
        assert f"Seite {number} von {count}" in page


def _check_boxes(data, words):
    """Label, wording and vote line of each box stand on one page, and the line is not torn."""
    with_lines = [squeezed(page) for page in pages(data)]
    for item in words.items:
        for box in item.motions:
            line = f"Ja{box.vote.yes}·Nein{box.vote.no}·Enthaltung{box.vote.abstained}·ungültig{box.vote.invalid}"
            whole = squeezed(f"{box.label}{''.join(box.wording)}")
            found = [
                page
                for page in with_lines
                if squeezed(box.label) in page and squeezed("".join(box.wording)) in page
            ]
            assert any(line in page and "→" + box.vote.result in page for page in found), whole


def _check_statement(text):
    """Word for word, although heads and feet of pages stand in between."""
    plain = squeezed(text)
    for paragraph in STATEMENT.split("\n\n"):
        for sentence in paragraph.split(". "):
            assert squeezed(sentence.rstrip(".")) in plain or _spans_two_pages(squeezed(sentence), plain), (
                sentence
            )


def _spans_two_pages(sentence, plain):
    """Its first and its last words are there, with a page's foot and head between them."""
    return any(
        sentence[:at] in plain and sentence[at:].rstrip(".") in plain for at in range(20, len(sentence) - 20)
    )


def test_no_text_leaves_the_page_runs_into_the_next_or_lacks_a_glyph(cast, big):
    """Every word lies within the margins, no cell runs into its neighbour, and every sign has a glyph."""
    data, shown = render_minutes(big, Part.PUBLIC), 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            _x, _y, width, height = (float(n) for n in page.mediabox)
            lines: dict[float, list] = {}
            for run in text_runs(page):
                shown += 1
                assert run.has_every_glyph, (number, run)
                assert LEFT <= run.left <= run.right <= width - RIGHT, (number, run)
                assert BELOW <= run.bottom <= run.top <= height - ABOVE, (number, run)
                lines.setdefault(round(run.bottom, 1), []).append(run)
            for runs in lines.values():
                ordered = sorted((r for r in runs if r.text.strip()), key=lambda run: run.left)
                for left, right in itertools.pairwise(ordered):
                    assert left.right <= right.left + 1, (number, left, right)
    assert shown > 800


def test_both_papers_share_head_and_people_and_divide_the_items(cast, big, judge_pdf):
    public, secret = minutes_context(big, Part.PUBLIC), minutes_context(big, Part.NON_PUBLIC)
    assert public.people == secret.people
    assert [fact for fact in public.facts if fact in secret.facts] == [
        fact for fact in public.facts if fact[0] not in ("Ort und Form", "Dokument")
    ]
    assert (public.others, public.findings) == (secret.others, secret.findings)
    ours, theirs = ({item.number for item in words.items} for words in (public, secret))
    assert not ours & theirs
    assert ours | theirs == set(big.items.values_list("number", flat=True))
    data = render_minutes(big, Part.NON_PUBLIC)
    judge_pdf(data)
    assert "Quittenbaum" in pdf_text(data)


def test_the_same_input_gives_the_same_text_and_the_draft_says_so(cast, big):
    assert minutes_context(big, Part.PUBLIC) == minutes_context(big, Part.PUBLIC)
    data = render_minutes(big, Part.PUBLIC)
    assert data == render_minutes(big, Part.PUBLIC)
    assert "Entwurf" in pdf_text(data)
    signed = minutes_context(big, Part.PUBLIC, signatures=(), signed_on=big.day)
    assert not signed.is_draft
    assert "Entwurf" not in pdf_text(render_minutes(big, Part.PUBLIC, signed))


KINDS = {
    "resolutions": (False, False),
    "results": (True, False),
    "course": (True, True),
    "verbatim": (True, True),
}


def test_each_kind_prints_what_it_is_for(cast, big):
    for kind, (tells_text, tells_times) in KINDS.items():
        big.committee.rules.update(minutes_kind=kind)
        items = {item.number: item for item in minutes_context(big, Part.PUBLIC).items}
        assert len(items) == ITEMS
        assert bool(items["Ö 3"].text) == tells_text
        assert bool(items["Ö 3"].time) == tells_times
        assert any(item.events for item in items.values()) == tells_times
        assert items["Ö 3"].motions, "a vote is printed in every kind"
        assert items["Ö 12"].statements[0].name == "Gülşen Yıldırım-Öztürk", "so is a statement on request"
