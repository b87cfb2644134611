"""Every check of the list for a well-made minutes PDF, on seventy people, 22 items, nine votes."""

import io
import re
import time

import pikepdf
import pytest

from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.models import Part, Vote
from committees.meetings.services.minutes import render_minutes
from committees.papers.models import Resolution
from tests.committees.make_minutes import ITEMS, NAMES, PEOPLE, STATEMENT, VOTES, hold_big_meeting
from tests.pdf import page_count, pdf_text, structure

VOTE_LINE = re.compile(r"Ja (\d+) · Nein (\d+) · Enthaltung (\d+) · ungültig (\d+) · befangen (\d+)")


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


def headings(data: bytes) -> int:
    return sum(1 for kind, _element in structure(data) if kind == "/H2")


def squeezed(text: str) -> str:
    """Without blanks and the hyphens of line ends, as words may be broken in print."""
    return re.sub(r"[\s\-\u00ad]", "", text)


def test_the_public_paper_keeps_every_check(cast, big, judge_pdf):
    started = time.process_time()
    data = render_minutes(big, Part.PUBLIC)
    took = time.process_time() - started
    words, all_pages = minutes_context(big, Part.PUBLIC), pages(data)
    text = " ".join(all_pages)
    assert took < 10, f"{took:.1f} s"
    judge_pdf(data)
    _check_items(data, words)
    _check_votes(text, big)
    _check_people(words, all_pages)
    _check_pages(data, all_pages)
    _check_statement(text)
    for secret in ("Quittenbaum", "Geheimfall"):
        assert secret not in text
        assert secret.encode() not in data


def _check_items(data, words):
    """Outline: one entry per item in agenda order, each number once as heading."""
    titles = outline(data)
    numbers = [f"Ö {n}" for n in range(1, ITEMS + 1)]
    of_items = [title for title in titles if re.match(r"Ö \d+ ", title)]
    assert [re.match(r"Ö \d+", title).group() for title in of_items] == numbers
    assert [item.number for item in words.items] == numbers
    for expected in ("Anwesenheit", "Feststellungen", "Tagesordnung", "Unterschriften"):
        assert titles.count(expected) == 1, expected


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


def _check_people(words, all_pages):
    """Everybody who was there has a line; only the late arrival prints its clock time bold; heads repeat."""
    text = squeezed(" ".join(all_pages))
    assert len(words.people) == PEOPLE
    assert [(p.start, p.is_late) for p in words.people if p.is_late] == [("17:25", True)]
    present = {p.name for p in words.people}
    for name in present:
        assert squeezed(name) in text, name
    excused = words.others.partition("Entschuldigt:")[2].partition(".")[0]
    assert not present & {name.strip() for name in excused.split(",") if name}
    for name, script in NAMES:
        assert squeezed(name) in text
        if script and not re.search("[\u0600-\u06ff]", script):
            assert squeezed(script) in text
    with_people = [page for page in all_pages if sum(name in page for name in present) > 8]
    assert len(with_people) >= 2
    assert all("Funktion, entsendende Stelle" in page for page in with_people)


def _check_pages(data, all_pages):
    """ "Seite x von y" tells the truth, and no resolution box is torn from its vote line."""
    count = page_count(data)
    for number, page in enumerate(all_pages, start=1):
        assert f"Seite {number} von {count}" in page
        assert len(re.findall(r"Beschluss BT \d{4}/\d+", page)) == len(VOTE_LINE.findall(page)), number


def _check_statement(text):
    assert squeezed(STATEMENT) in squeezed(
        re.sub(r"Niederschrift BT.{0,60}?Teil|Ö \d+ Gegenstand \d+", "", text)
    ) or all(squeezed(paragraph)[:80] in squeezed(text) for paragraph in STATEMENT.split("\n\n"))


def test_no_text_leaves_the_page_and_no_sign_is_an_empty_box(cast, big):
    """Every word lies within the page, and every sign of every name has a glyph of a shipped font."""
    data = render_minutes(big, Part.PUBLIC)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page):
                if str(instruction.operator) in ("TJ", "Tj"):
                    shown = (
                        instruction.operands[0] if str(instruction.operator) == "TJ" else instruction.operands
                    )
                    codes = b"".join(bytes(p) for p in shown if isinstance(p, pikepdf.String))
                    assert b"\x00\x00" not in [codes[i : i + 2] for i in range(0, len(codes), 2)]


def test_both_papers_share_head_and_people_and_divide_the_items(cast, big, judge_pdf):
    public, secret = minutes_context(big, Part.PUBLIC), minutes_context(big, Part.NON_PUBLIC)
    assert public.people == secret.people
    assert public.facts[:4] == secret.facts[:4] or public.facts[0] == secret.facts[0]
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
