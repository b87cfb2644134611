"""Motions: handed in, admitted, amended, voted on, and what comes back from other bodies."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.doors import may, may_create
from accounts.refusals import Refusal, StaleVersion, WrongState
from committees.meetings.ballots.services.roll_call import open_roll_call
from committees.meetings.services.agenda import withdraw_item
from committees.meetings.services.items import finish_item
from committees.meetings.services.papers import put_paper_on_agenda
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.models import Amendment, Paper, Resolution
from committees.papers.rules import Stop, amended, deadline, deciding, votes_on_amendments
from committees.papers.selectors import deadline_for, paper_rows, papers_for_agenda
from committees.papers.services.amendments import move_amendment, take_over_amendment, withdraw_amendment
from committees.papers.services.consultations import drop_stop, note_consultation, send_paper
from committees.papers.services.papers import (
    admit_paper,
    change_paper,
    discard_draft,
    lapse_paper,
    refuse_paper,
    submit_paper,
    withdraw_paper,
)
from committees.papers.services.resolutions import FollowUp
from committees.roster.services import set_rules
from committees.rules.consultations import Station
from committees.rules.voting import Count
from desk.notifications.models import Notification
from tests.cast import TODAY, make_committee
from tests.committees.make import MEETING_DAY, at, make_board, make_meeting
from tests.committees.make_papers import (
    PAPER_SECRET,
    WORDING,
    called,
    decided,
    make_admitted,
    make_draft,
    make_secret,
    make_submitted,
    on_agenda,
    stop_of,
    vote_on,
)

D = dt.date
pytestmark = pytest.mark.django_db


def test_b3_14_the_21st_day_before_is_in_time_and_the_day_after_goes_to_the_next_meeting():
    meetings = [D(2026, 3, 19), D(2026, 6, 18)]
    ask = {"meeting_on": D(2026, 3, 19), "meetings": meetings, "source": "§ 5 GeschO"}
    assert deadline(21, received_on=D(2026, 2, 26), **ask).is_kept
    late = deadline(21, received_on=D(2026, 2, 27), **ask)
    assert not late.is_kept
    assert late.next_on == D(2026, 6, 18)
    assert "26.02.2026" in late.sentence
    assert "18.06.2026" in late.sentence
    assert deadline(None, received_on=D(2026, 3, 18), **ask).is_kept


def test_a_passage_is_replaced_once_or_refused():
    assert amended(WORDING, "nach Lindtal", "nach Lindtal und Brunnmoos").endswith("Brunnmoos einzurichten.")
    assert amended("Kurz. Lang.", " Lang.", "") == "Kurz."
    assert amended("Kurz.", "", "Dazu das.") == "Kurz.\n\nDazu das."
    with pytest.raises(Refusal, match="steht so nicht"):
        amended(WORDING, "Morgenbus", "Nachtbus")
    with pytest.raises(Refusal, match="mehrmals"):
        amended("A und A.", "A", "B")


def stop(body, role="decision", result="", *, own=False, text=""):
    return Stop(Station(body, role, result, text), own)


def test_who_decides():
    own = stop("Beirat", "pre_advice", "accepted", own=True)
    assert deciding([own]) == own
    assert deciding([own, stop("Sozialausschuss")]) is None
    final = stop("Sozialausschuss", result="accepted_amended", text="x")
    assert deciding([own, stop("AK", "hearing"), final]) == final
    refused = stop("Beirat", "pre_advice", "rejected", own=True)
    assert deciding([refused, stop("Sozialausschuss")]) == refused
    noted = stop("Beirat", "information", "noted", own=True)
    assert deciding([noted]) == noted
    assert deciding([stop("Beirat", result="postponed", own=True)]) is None


def test_a_member_hands_in_and_the_number_runs_by_committee_and_year(cast):
    draft = make_draft(cast)
    assert (draft.state, draft.number) == ("draft", "")
    first = submit_paper(paper=draft, today=TODAY, by=cast.board_member)
    second = make_submitted(cast)
    old = make_submitted(cast, received_on=D(2025, 12, 30))
    sign = cast.board.sign
    assert [first.number, second.number, old.number] == [
        f"{sign}/2026/001", f"{sign}/2026/002", f"{sign}/2025/001",
    ]  # fmt: skip
    with pytest.raises(WrongState):
        submit_paper(paper=first, today=TODAY, by=cast.board_member)


def test_somebody_must_be_named_as_mover_and_nothing_comes_from_the_future(cast):
    with pytest.raises(Refusal, match="wer den Antrag stellt"):
        make_submitted(cast, originator_words="")
    with pytest.raises(Refusal, match="Zukunft"):
        make_submitted(cast, received_on=D(2026, 3, 3))
    by_club = make_submitted(cast, originator_words="", originator_organisations=[cast.bruecke])
    assert list(by_club.originator_organisations.all()) == [cast.bruecke]


def test_drafts_are_their_authors_and_submissions_are_between_author_and_office(cast):
    draft = make_draft(cast)
    for person in (cast.clerk, cast.coordinator, cast.ngo_editor, cast.outsider):
        assert not may(person, "V", draft)
    assert may(cast.board_member, "U", draft)
    submitted = submit_paper(paper=draft, today=TODAY, by=cast.board_member)
    assert may(cast.clerk, "P", submitted)
    assert may(cast.board_member, "X", submitted)
    assert not may(cast.board_member, "U", submitted)
    assert not may(cast.ngo_editor, "V", submitted)
    office_paper = make_submitted(cast, by=cast.clerk)
    assert not may(cast.board_member, "V", office_paper)
    admit_paper(paper=office_paper, today=TODAY, by=cast.clerk)
    assert may(cast.board_member, "V", office_paper)
    assert may(cast.ngo_editor, "V", office_paper)
    assert not may(cast.outsider, "V", office_paper)


def test_only_boards_and_offices_hand_in(cast):
    assert may_create(cast.board_member, "paper", committee=cast.board)
    assert not may_create(cast.board_member, "paper", committee=make_committee(cast.auental, "AK Wohnen"))
    assert not may_create(cast.ngo_editor, "paper", committee=cast.board)


def test_the_office_admits_or_refuses_with_a_reason_and_the_author_hears_of_it(cast):
    with pytest.raises(Refusal, match="Grund"):
        refuse_paper(paper=make_submitted(cast), reason=" ", today=TODAY, by=cast.clerk)
    refused = refuse_paper(paper=make_submitted(cast), reason="Nicht zuständig.", today=TODAY, by=cast.clerk)
    assert refused.state_reason == "Nicht zuständig."
    note = Notification.objects.get(user=cast.board_member)
    assert "zurückgewiesen" in note.title
    assert note.line == "Nicht zuständig."
    with pytest.raises(WrongState):
        admit_paper(paper=refused, today=TODAY, by=cast.clerk)


def test_after_admission_the_wording_stands(cast):
    paper = make_submitted(cast)
    paper = change_paper(paper=paper, by=cast.clerk, text="Der Beirat bittet um zwei Busse.")
    assert paper.wording == "Der Beirat bittet um zwei Busse."
    with pytest.raises(StaleVersion):
        change_paper(paper=paper, by=cast.clerk, version=1, text="alt")
    paper = admit_paper(paper=paper, today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState, match="Änderungsanträge"):
        change_paper(paper=paper, by=cast.clerk, text="Etwas anderes.")
    with pytest.raises(WrongState):
        discard_draft(paper=paper, by=cast.clerk)


def test_a_late_motion_needs_a_reason_and_the_rule_is_named(cast):
    board = make_board(cast)
    set_rules(committee=board, valid_from=D(2026, 3, 1), by=cast.coordinator, motion_deadline_days=21,
              sources={"motions": "§ 5 Abs. 2 GeschO"},)  # fmt: skip
    meeting = make_meeting(cast, board)
    make_meeting(cast, board, day=D(2026, 6, 16))
    paper = make_admitted(cast)
    finding = deadline_for(paper, meeting, TODAY)
    assert (finding.last_day, finding.is_kept, finding.next_on) == (D(2026, 2, 24), False, D(2026, 6, 16))
    with pytest.raises(Refusal, match=r"24\.02\.2026") as refused:
        put_paper_on_agenda(paper=paper, meeting=meeting, today=TODAY, by=cast.clerk)
    assert refused.value.source == "§ 5 Abs. 2 GeschO"
    item = put_paper_on_agenda(
        paper=paper,
        meeting=meeting,
        today=TODAY,
        by=cast.clerk,
        late_reason="Der Fahrplan wird im April beschlossen.",
    )
    assert item.consultation.late_reason.startswith("Der Fahrplan")


def test_on_the_agenda_stand_wording_number_and_the_stop_of_the_chain(cast):
    paper, item = on_agenda(cast)
    assert (item.title, item.proposal, item.paper) == (paper.title, WORDING, paper.number)
    assert paper.state == "in_consultation"
    assert item.consultation.body_name == "Beirat für Teilhabe"
    assert item.consultation.authoritative
    with pytest.raises(Refusal, match="steht schon auf der Tagesordnung"):
        put_paper_on_agenda(paper=paper, meeting=item.meeting, today=TODAY, by=cast.clerk)
    assert paper not in papers_for_agenda(cast.clerk, cast.board)
    withdraw_item(item=item, reason="falsche Sitzung", by=cast.clerk)
    assert paper in papers_for_agenda(cast.clerk, cast.board)


def test_the_vote_decides_the_motion_and_enters_the_register(cast):
    paper = decided(cast)
    assert (paper.state, paper.outcome, paper.decided_text) == ("decided", "accepted", WORDING)
    assert (paper.decided_on, paper.decided_by) == (MEETING_DAY, "Beirat für Teilhabe")
    assert Resolution.objects.get(vote__item__consultation__paper=paper).text == WORDING


def test_a_no_decides_as_well_and_a_corrected_vote_corrects_the_paper(cast):
    paper, item = called(cast)
    first = vote_on(cast, item, 1, 2)
    paper.refresh_from_db()
    assert (paper.state, paper.outcome, paper.decided_text) == ("decided", "rejected", "")
    record_vote(item=item, motion=Motion(WORDING), count=Count(2, 1, 0), at=at("17:40"), by=cast.clerk,
                version=first.version)  # fmt: skip
    paper.refresh_from_db()
    assert (paper.outcome, paper.decided_text) == ("accepted", WORDING)


def test_amendments_come_first_and_change_the_wording(cast):
    paper, item = called(cast)
    first = move_amendment(paper=paper, mover="Fatma Yıldız", passage="nach Lindtal",
                           replacement="nach Lindtal und Brunnmoos", today=TODAY, by=cast.board_member)  # fmt: skip
    second = move_amendment(paper=paper, mover="Thomas Brandt", passage="einen Abendbus",
                            replacement="ein Ruftaxi", today=TODAY, by=cast.clerk)  # fmt: skip
    with pytest.raises(Refusal, match=r"1\. Änderungsantrag von Fatma Yıldız ist noch offen"):
        vote_on(cast, item, 3)
    stored = vote_on(cast, item, 2, 1, ordinal=first.position)
    assert stored.mover == "Fatma Yıldız"
    assert stored.text == "„nach Lindtal“ wird ersetzt durch „nach Lindtal und Brunnmoos“"
    vote_on(cast, item, 1, 2, ordinal=second.position)
    item.refresh_from_db()
    changed = "Der Beirat bittet den Kreistag, einen Abendbus nach Lindtal und Brunnmoos einzurichten."
    assert item.proposal == changed
    vote_on(cast, item, 3)
    paper.refresh_from_db()
    assert (paper.text, paper.wording, paper.outcome) == (WORDING, changed, "accepted_amended")
    assert Resolution.objects.get().text == changed
    assert list(paper.amendments.values_list("result", flat=True)) == ["accepted", "rejected"]
    with pytest.raises(StaleVersion):
        vote_on(cast, item, 3, ordinal=first.position)


def test_a_passage_that_does_not_stand_there_is_refused_when_the_amendment_is_moved(cast):
    paper = make_admitted(cast)
    with pytest.raises(Refusal, match="steht so nicht"):
        move_amendment(
            paper=paper, mover="X", passage="Morgenbus", replacement="y", today=TODAY, by=cast.clerk
        )
    with pytest.raises(WrongState):
        move_amendment(paper=make_submitted(cast), mover="X", replacement="y", today=TODAY, by=cast.clerk)


def test_who_votes_on_amendments():
    assert votes_on_amendments(is_own=True, role="pre_advice")
    assert votes_on_amendments(is_own=False, role="decision")
    assert not any(
        votes_on_amendments(is_own=False, role=r) for r in ("hearing", "pre_advice", "information")
    )


@pytest.mark.parametrize("role", ["hearing", "pre_advice"])
def test_a_committee_that_is_only_asked_votes_on_no_amendment(cast, client, role):
    paper = make_admitted(cast, committee=make_committee(cast.auental, "Arbeitskreis Wohnen"))
    amendment = move_amendment(
        paper=paper, mover="Fatma Yıldız", replacement="Bis 23 Uhr.", today=TODAY, by=cast.board_member
    )
    paper, item = called(cast, paper, role=role)
    with pytest.raises(Refusal, match="stimmt Beirat für Teilhabe hier nicht ab"):
        vote_on(cast, item, 3, ordinal=1)
    with pytest.raises(Refusal, match="stimmt Beirat für Teilhabe hier nicht ab"):
        open_roll_call(item=item, motion=Motion("", ordinal=1), at=at("17:20"), by=cast.clerk)
    client.force_login(cast.clerk)
    address = reverse("committees:meeting-live", kwargs={"pk": item.meeting_id})
    page = client.get(f"{address}?punkt={item.pk}").content.decode()
    assert "Änderungsantrag" not in page
    assert "Bis 23 Uhr." not in page
    vote_on(cast, item, 3, text=f"{WORDING} Bis 23 Uhr.")
    paper.refresh_from_db()
    amendment.refresh_from_db()
    assert (paper.wording, amendment.is_open) == (WORDING, True), "it waits for those whose motion it is"
    assert stop_of(paper, "Beirat für Teilhabe").result == "accepted_amended"


def test_a_committee_that_decides_a_motion_of_others_votes_on_its_amendments(cast):
    paper = make_admitted(cast, committee=make_committee(cast.auental, "Arbeitskreis Wohnen"))
    move_amendment(
        paper=paper, mover="Fatma Yıldız", replacement="Bis 23 Uhr.", today=TODAY, by=cast.board_member
    )
    paper, item = called(cast, paper, role="decision")
    with pytest.raises(Refusal, match="noch offen"):
        vote_on(cast, item, 3)
    vote_on(cast, item, 3, ordinal=1)
    paper.refresh_from_db()
    assert paper.wording.endswith("Bis 23 Uhr.")


def test_movers_take_over_and_withdraw_without_a_vote(cast):
    paper, item = called(cast)
    taken = move_amendment(
        paper=paper, mover="A", replacement="Er fährt bis 23 Uhr.", today=TODAY, by=cast.clerk
    )
    gone = move_amendment(
        paper=paper, mover="B", passage="Abendbus", replacement="", today=TODAY, by=cast.clerk
    )
    take_over_amendment(amendment=taken, today=TODAY, by=cast.clerk)
    withdraw_amendment(amendment=gone, today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState):
        take_over_amendment(amendment=gone, today=TODAY, by=cast.clerk)
    paper.refresh_from_db()
    assert paper.wording == f"{WORDING}\n\nEr fährt bis 23 Uhr."
    assert Amendment.objects.filter(result="").count() == 0
    vote_on(cast, item, 3, text=paper.wording)
    paper.refresh_from_db()
    assert paper.outcome == "accepted_amended"


def test_b3_24_the_result_of_the_social_committee_flows_back_and_closes_the_task(cast):
    paper, item = called(cast, role="pre_advice")
    vote_on(cast, item, 2, follow_up=FollowUp(owner=cast.clerk, due_on=D(2026, 6, 30)))
    send_paper(paper=paper, body="Sozialausschuss", role="decision", planned_on=D(2026, 5, 21),
               owner=cast.coordinator, today=MEETING_DAY, by=cast.coordinator)  # fmt: skip
    paper.refresh_from_db()
    assert paper.state == "in_consultation"
    assert (paper.task.status, paper.task.owner, paper.task.due_on) == (
        "open",
        cast.coordinator,
        D(2026, 5, 21),
    )
    other = "Der Kreis richtet ein Ruftaxi nach Lindtal ein."
    note_consultation(consultation=stop_of(paper, "Sozialausschuss"), result="accepted_amended", text=other,
                  decided_on=D(2026, 5, 21), today=D(2026, 5, 22), by=cast.coordinator)  # fmt: skip
    paper.refresh_from_db()
    assert (paper.state, paper.outcome, paper.decided_text, paper.decided_by) == (
        "decided", "accepted_amended", other, "Sozialausschuss",
    )  # fmt: skip
    paper.task.refresh_from_db()
    assert paper.task.status == "done"
    assert WORDING in paper.task.note
    assert other in paper.task.note
    resolution = Resolution.objects.get()
    assert (resolution.closing, resolution.closed_on, resolution.task.status) == (
        "done",
        D(2026, 5, 21),
        "done",
    )
    assert WORDING in resolution.closing_words
    assert other in resolution.closing_words


def test_a_result_of_another_body_can_be_corrected_and_the_register_follows(cast):
    paper, item = called(cast, role="pre_advice")
    vote_on(cast, item, 3)
    ausschuss = send_paper(
        paper=paper, body="Sozialausschuss", role="decision", today=MEETING_DAY, by=cast.clerk
    )
    day = {"decided_on": D(2026, 5, 21), "today": D(2026, 5, 22), "by": cast.clerk}
    note_consultation(consultation=ausschuss, result="rejected", **day)
    note_consultation(consultation=ausschuss, result="accepted_amended", text="Ein Ruftaxi.", **day)
    paper.refresh_from_db()
    assert (paper.outcome, paper.decided_text) == ("accepted_amended", "Ein Ruftaxi.")
    assert "Ein Ruftaxi." in Resolution.objects.get().closing_words


def test_the_own_no_ends_the_way_before_others_have_spoken(cast):
    paper, item = called(cast, role="pre_advice")
    send_paper(paper=paper, body="Sozialausschuss", role="decision", today=TODAY, by=cast.clerk)
    vote_on(cast, item, 0, 3)
    paper.refresh_from_db()
    assert (paper.state, paper.outcome, paper.decided_by) == ("decided", "rejected", "Beirat für Teilhabe")


def test_one_body_decides_and_a_stop_is_not_doubled(cast):
    paper = make_admitted(cast)
    send_paper(paper=paper, body="Sozialausschuss", role="decision", today=TODAY, by=cast.clerk)
    with pytest.raises(Refusal, match="Entscheiden kann nur ein Gremium"):
        send_paper(paper=paper, body="Kreistag", role="decision", today=TODAY, by=cast.clerk)
    with pytest.raises(Refusal, match="liegt der Antrag schon"):
        send_paper(paper=paper, body="Sozialausschuss", role="hearing", today=TODAY, by=cast.clerk)
    with pytest.raises(Refusal, match="Gremium im Netz wählen"):
        send_paper(paper=paper, body=" ", role="hearing", today=TODAY, by=cast.clerk)
    drop_stop(stop=stop_of(paper, "Sozialausschuss"), today=TODAY, by=cast.clerk)
    assert not paper.consultations.exists()


def test_what_a_meeting_of_ours_votes_is_not_entered_by_hand(cast):
    _paper, item = called(cast)
    with pytest.raises(WrongState, match="Abstimmung"):
        note_consultation(
            consultation=item.consultation, result="accepted", decided_on=TODAY, today=TODAY, by=cast.clerk
        )


def test_a_postponed_motion_comes_to_the_next_meeting(cast):
    paper, item = called(cast)
    finish_item(item=item, outcome="postponed", by=cast.clerk)
    paper.refresh_from_db()
    assert (paper.state, stop_of(paper, "Beirat für Teilhabe").result) == ("in_consultation", "postponed")
    later = make_meeting(cast, item.meeting.committee, day=D(2026, 6, 16))
    put_paper_on_agenda(paper=paper, meeting=later, today=TODAY, by=cast.clerk)
    assert stop_of(Paper.objects.get(pk=paper.pk), "Beirat für Teilhabe").agenda_item.meeting == later
    assert paper.consultations.count() == 1


def test_an_inquiry_is_noted_without_a_vote(cast):
    paper, item = called(cast, make_admitted(cast, kind="inquiry", text="Wann fährt der letzte Bus?"))
    assert not item.may_be_voted
    finish_item(item=item, outcome="noted", by=cast.clerk)
    paper.refresh_from_db()
    assert (paper.state, paper.outcome) == ("decided", "noted")


def test_withdrawn_and_lapsed_papers_drop_their_task(cast):
    paper = make_admitted(cast)
    send_paper(paper=paper, body="Kreistag", role="decision", owner=cast.clerk, today=TODAY, by=cast.clerk)
    paper = withdraw_paper(paper=paper, today=TODAY, by=cast.board_member)
    assert (paper.state, paper.task.status) == ("withdrawn", "dropped")
    with pytest.raises(Refusal, match="Grund"):
        lapse_paper(paper=make_admitted(cast), reason="", today=TODAY, by=cast.clerk)
    lapsed = lapse_paper(paper=make_admitted(cast), reason="Amtszeit beendet", today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState):
        note_consultation(
            consultation=send_paper(paper=lapsed, body="X", role="hearing", today=TODAY, by=cast.clerk),
            result="noted", decided_on=TODAY, today=TODAY, by=cast.clerk,
        )  # fmt: skip


def test_nothing_of_a_secret_motion_leaves_the_committee(cast):
    paper = make_secret(cast)
    for person in (cast.ngo_editor, cast.case_worker, cast.coordinator, cast.outsider):
        assert not may(person, "V", paper)
        assert paper not in paper_rows(person)
    assert may(cast.board_member, "V", paper)
    paper, item = on_agenda(cast, paper)
    assert (item.part, item.shown_title) == ("non_public", "Einzelangelegenheit")
    send_paper(
        paper=paper,
        body="Sozialausschuss",
        role="decision",
        owner=cast.coordinator,
        today=TODAY,
        by=cast.clerk,
    )
    entries = AuditEntry.objects.all()
    text = " ".join(f"{e.before} {e.after} {e.reason}" for e in entries)
    assert PAPER_SECRET not in text
    paper.refresh_from_db()
    assert paper.task.is_private
    assert PAPER_SECRET not in f"{paper.task.title} {paper.task.subject_label} {paper.task.note}"
    with pytest.raises(Refusal, match="neutrale Titel"):
        make_secret(cast, public_title=PAPER_SECRET)
    with pytest.raises(Refusal, match="Grund der Nichtöffentlichkeit"):
        make_secret(cast, confidential_reason="")


def test_the_database_refuses_what_must_never_be(cast):
    paper = make_admitted(cast)
    for change in ({"number": ""}, {"state": "decided"}, {"is_public": False}, {"state": "refused"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(**change)


def test_the_live_page_offers_the_amendment_before_the_main_motion(cast, client):
    paper, item = called(cast)
    move_amendment(
        paper=paper, mover="Fatma Yıldız", replacement="Bis 23 Uhr.", today=TODAY, by=cast.board_member
    )
    client.force_login(cast.clerk)
    address = reverse("committees:meeting-live", kwargs={"pk": item.meeting_id})
    page = client.get(f"{address}?punkt={item.pk}").content.decode()
    assert '<option value="1" selected>1. Änderungsantrag, Fatma Yıldız</option>' in page
    assert "Angefügt wird: „Bis 23 Uhr.“" in page
    vote_on(cast, item, 3, ordinal=1)
    page = client.get(f"{address}?punkt={item.pk}").content.decode()
    assert "selected>1. Änderungsantrag" not in page
    assert "Bis 23 Uhr.</textarea>" in page
