"""The register of resolutions: reports, what is late, what a later meeting closed, and what hangs on it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.refusals import Refusal, WrongState
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.meetings.stations import stations
from committees.papers import today as papers_today
from committees.papers.models import Resolution
from committees.papers.selectors import may_report, overdue_resolutions, progress_of
from committees.papers.services.files import attach_file, remove_file
from committees.papers.services.resolutions import (
    FollowUp,
    adopt_barrier,
    close_resolution,
    reopen_resolution,
    report_on,
)
from committees.rules.voting import Count
from coordination.network.services.tasks import complete_task
from documents.store.selectors import readable_document
from documents.store.services import verified_content
from tests.cast import TODAY
from tests.committees.make import MEETING_DAY, SECRET_TEXT, at, call, make_board, make_meeting, open_with
from tests.committees.make_papers import PAPER_SECRET, decided, make_admitted, make_secret, make_submitted
from tests.coordination import make as network

D = dt.date
LATER = D(2026, 9, 1)


@pytest.fixture
def meeting(cast):
    return open_with(cast, 3, make_meeting(cast, make_board(cast, seats=3, vacant=0, deputies=0)))


def resolve(cast, meeting, number="Ö 2", **plan):
    item = call(meeting, number, cast)
    motion = Motion("Der Beirat empfiehlt ein Merkblatt.", follow_up=FollowUp(**plan))
    record_vote(item=item, motion=motion, count=Count(3), at=at("17:30"), by=cast.clerk)
    return Resolution.objects.get(vote__item=item)


def close(cast, row, **more):
    values = {"closing": "done", "closed_on": D(2026, 6, 16), "words": "Das Merkblatt ist da."} | more
    return close_resolution(resolution=row, today=LATER, by=cast.clerk, **values)


def test_past_its_day_it_is_late_until_it_is_closed(cast, meeting):
    row = resolve(cast, meeting, responsible="Sozialamt", due_on=D(2026, 6, 30))
    assert progress_of(row, D(2026, 6, 30)).word == "läuft"
    assert progress_of(row, D(2026, 7, 1)).word == "überfällig"
    assert list(overdue_resolutions(cast.clerk, D(2026, 7, 1))) == [row]
    row = close(cast, row)
    assert progress_of(row, LATER).word == "umgesetzt"
    assert not overdue_resolutions(cast.clerk, LATER).exists()


def test_a_later_meeting_of_the_same_board_closes_it_and_ends_its_task(cast, meeting):
    row = resolve(cast, meeting, owner=cast.coordinator, due_on=D(2026, 6, 30))
    close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)
    planned = make_meeting(cast, meeting.committee, day=D(2026, 6, 16))
    with pytest.raises(Refusal, match="noch nicht stattgefunden"):
        close(cast, row, meeting=planned)
    with pytest.raises(Refusal, match="spätere Sitzung desselben Gremiums"):
        close(cast, row, meeting=meeting)
    june = open_with(cast, 3, planned)
    row = close(cast, row, meeting=june)
    assert (row.closed_in, row.closing_words) == (june, "Das Merkblatt ist da.")
    row.task.refresh_from_db()
    assert row.task.status == "done"
    with pytest.raises(WrongState, match="schon abgeschlossen"):
        close(cast, row)


def test_what_is_not_followed_any_more_drops_its_task_and_can_come_back(cast, meeting):
    row = resolve(cast, meeting, owner=cast.coordinator)
    row = close(cast, row, closing="dropped", words="Der Bund regelt es selbst.")
    row.task.refresh_from_db()
    assert (row.task.status, row.task.closing_reason) == ("dropped", "Der Bund regelt es selbst.")
    row = reopen_resolution(resolution=row, reason="Doch nicht.", by=cast.clerk)
    assert (row.closing, row.closed_on, row.closing_words) == ("", None, "")
    with pytest.raises(WrongState):
        reopen_resolution(resolution=row, reason="Noch einmal.", by=cast.clerk)


def test_closing_needs_words_and_a_day_that_can_be(cast, meeting):
    row = resolve(cast, meeting)
    for wrong in (
        {"words": " "},
        {"closing": ""},
        {"closed_on": D(2026, 3, 16)},
        {"closed_on": D(2026, 9, 2)},
    ):
        with pytest.raises(Refusal):
            close(cast, row, **wrong)


def test_whoever_carries_it_out_reports_and_the_report_stands(cast, meeting):
    row = resolve(cast, meeting, owner=cast.board_member)
    assert may_report(cast.board_member, row)
    assert not may_report(cast.ngo_editor, row)
    report_on(
        resolution=row,
        reported_on=D(2026, 4, 1),
        text="Der Entwurf liegt vor.",
        today=LATER,
        by=cast.board_member,
    )
    report_on(
        resolution=row,
        reported_on=D(2026, 5, 1),
        text="Gedruckt.",
        reporter="Druckerei",
        today=LATER,
        by=cast.clerk,
    )
    assert [(r.text, r.reporter) for r in row.reports.all()] == [
        ("Gedruckt.", "Druckerei"), ("Der Entwurf liegt vor.", "Yusuf Demirci"),
    ]  # fmt: skip
    for day in (MEETING_DAY - dt.timedelta(days=1), LATER + dt.timedelta(days=1)):
        with pytest.raises(Refusal):
            report_on(resolution=row, reported_on=day, text="x", today=LATER, by=cast.clerk)
    with pytest.raises(WrongState):
        report_on(resolution=close(cast, row), reported_on=LATER, text="x", today=LATER, by=cast.clerk)


def test_a_task_that_is_done_counts_as_carried_out(cast, meeting):
    row = resolve(cast, meeting, owner=cast.coordinator, due_on=D(2026, 6, 30))
    complete_task(row.task, today=D(2026, 6, 1), by=cast.coordinator)
    row.refresh_from_db()
    assert progress_of(row, LATER).word == "umgesetzt"
    assert not overdue_resolutions(cast.clerk, LATER).exists()


def test_a_resolution_adopts_a_barrier_and_stands_in_its_thread(cast, meeting):
    row, barrier = resolve(cast, meeting), network.barrier(cast.coordinator)
    adopt_barrier(resolution=row, barrier=barrier, by=cast.coordinator)
    found = stations(barrier, cast.coordinator)
    assert [(station.place, station.title) for station in found] == [("resolution", row.number)]
    secret = resolve(cast, meeting, number="N 1")
    with pytest.raises(Refusal, match="nichtöffentlicher Beschluss"):
        adopt_barrier(resolution=secret, barrier=barrier, by=cast.clerk)


def test_the_page_shows_the_thread_and_what_other_rooms_add(cast, meeting, as_person, settings, monkeypatch):
    row = resolve(cast, meeting, responsible="Sozialamt", due_on=D(2026, 6, 30))
    page = as_person("coordinator").get(row.get_absolute_url()).content.decode()
    assert "noch keine" in page
    monkeypatch.setattr(
        settings.HOUSE, "RESOLUTION_ACTIONS", ["tests.committees.test_resolution_follow_up.offer"]
    )
    monkeypatch.setattr(
        settings.HOUSE, "RESOLUTION_THREAD", ["tests.committees.test_resolution_follow_up.grown"]
    )
    page = as_person("coordinator").get(row.get_absolute_url()).content.decode()
    assert "Maßnahme anlegen" in page
    assert "M 12 Merkblatt drucken" in page
    assert "noch keine" not in page
    secret = resolve(cast, meeting, number="N 1")
    assert "Maßnahme anlegen" not in as_person("clerk").get(secret.get_absolute_url()).content.decode()


def offer(resolution, user):
    from desk.hub import Action

    return [Action("Maßnahme anlegen", f"/massnahmen/neu/?beschluss={resolution.pk}", "measure")]


def grown(resolution, user):
    from coordination.barriers.thread import Station

    return [Station("measure", "M 12 Merkblatt drucken", "/massnahmen/1/")]


def test_the_list_finds_what_is_late_and_what_is_closed(cast, meeting, as_person):
    row = resolve(cast, meeting, responsible="Sozialamt", due_on=MEETING_DAY)
    Resolution.objects.filter(pk=row.pk).update(due_on=D(2026, 2, 1))
    client, url = as_person("clerk"), reverse("committees:resolution-list")
    assert row.number in client.get(url + "?overdue=1").content.decode()
    close(cast, row)
    assert row.number not in client.get(url + "?overdue=1").content.decode()
    assert row.number in client.get(url + "?closing=done").content.decode()


def test_this_morning_names_papers_to_admit_and_late_resolutions(cast, meeting):
    resolve(cast, meeting, responsible="Sozialamt", due_on=D(2026, 3, 20))
    paper = make_submitted(cast)
    titles = [str(item.title) for item in papers_today.items(cast.clerk, D(2026, 4, 1))]
    assert titles == [f"Antrag prüfen: {paper}", "1 Beschluss ist überfällig"]
    assert papers_today.items(cast.board_member, D(2026, 4, 1)) == []


def test_search_and_interface_find_public_motions_only(cast, as_person):
    make_secret(cast)
    paper = make_admitted(cast)
    page = as_person("board_member").get(reverse("desk:search"), {"q": "Abendbus"}).content.decode()
    assert paper.number in page
    page = as_person("board_member").get(reverse("desk:search"), {"q": PAPER_SECRET}).content.decode()
    assert "Vertraulich" not in page


def test_pages_of_the_way_from_draft_to_agenda(cast):
    member, clerk = Client(), Client()
    member.force_login(cast.board_member)
    clerk.force_login(cast.clerk)
    form = member.get(reverse("committees:paper-create")).content.decode()
    assert "Beirat für Teilhabe" in form
    assert "Forum Nordmark" not in form
    page = member.post(reverse("committees:paper-create"), {
        "committee": cast.board.pk, "kind": "motion", "title": "Abendbus", "text": "Der Beirat bittet um einen Bus.",
        "originator_words": "Yusuf Demirci", "is_public": "on"})  # fmt: skip
    assert page.status_code == 303
    address = page.headers["Location"]
    assert clerk.get(address).status_code == 404
    assert member.post(f"{address}einreichen/", {"received_on": "02.03.2026"}).status_code == 303
    assert clerk.post(f"{address}zulassen/").status_code == 303
    assert clerk.post(f"{address}zulassen/").status_code == 409
    meeting = make_meeting(cast, make_board(cast, seats=3, vacant=0, deputies=0))
    answer = clerk.post(f"{address}tagesordnung/", {"meeting": meeting.pk, "role": "decision"})
    assert answer.status_code == 303
    agenda = clerk.get(meeting.get_absolute_url()).content.decode()
    assert f'href="{address}"' in agenda
    foreign = member.post(reverse("committees:paper-create"), {
        "committee": cast.foreign_board.pk, "kind": "motion", "title": "x", "text": "y", "is_public": "on"})  # fmt: skip
    assert foreign.status_code == 422


def test_nothing_of_a_secret_motion_stands_on_the_pages_of_others(cast, as_person):
    paper = make_secret(cast)
    for person in ("coordinator", "ngo_editor", "case_worker"):
        client = as_person(person)
        for address in (reverse("committees:paper-list"), reverse("desk:today")):
            assert PAPER_SECRET not in client.get(address).content.decode()
        assert client.get(paper.get_absolute_url()).status_code == 404


def test_files_are_checked_and_follow_the_door_of_their_paper(cast):
    def upload(data, name="x.pdf"):
        return SimpleUploadedFile(name, data)

    paper, secret = make_admitted(cast), make_secret(cast)
    pdf = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
    kept = attach_file(paper=paper, title="Fahrplan", upload=upload(pdf), by=cast.clerk)
    assert verified_content(kept) == pdf
    assert readable_document(cast.ngo_editor, kept.pk) == kept
    hidden = attach_file(paper=secret, title="Akte", upload=upload(pdf), by=cast.clerk)
    assert readable_document(cast.board_member, hidden.pk) == hidden
    assert readable_document(cast.coordinator, hidden.pk) is None
    for data in (b"<svg onload=alert(1)>", b"MZ\x90", b"%PDF-1.7 no end", b""):
        with pytest.raises(Refusal):
            attach_file(paper=paper, title="x", upload=upload(data), by=cast.clerk)
    remove_file(paper=paper, document=kept, by=cast.clerk)
    over = decided(cast)
    late = attach_file(paper=over, title="Plan", upload=upload(pdf), by=cast.clerk)
    with pytest.raises(WrongState):
        remove_file(paper=over, document=late, by=cast.clerk)


def test_the_secret_register_stays_in_the_committee(cast, meeting, as_person):
    row = resolve(cast, meeting, number="N 1", owner=cast.coordinator, due_on=D(2026, 3, 20))
    close(cast, row, closing="dropped", words=SECRET_TEXT)
    row.task.refresh_from_db()
    assert SECRET_TEXT not in row.task.closing_reason
    assert as_person("ngo_editor").get(row.get_absolute_url()).status_code == 404
    assert TODAY < MEETING_DAY
