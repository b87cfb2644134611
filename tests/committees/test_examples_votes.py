"""Examples 9 to 14 of the domain paper (B.3) through the services: votes, notice, motion deadline."""

import datetime as dt

import pytest

from accounts.refusals import Refusal
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.models import Meeting, Part, Vote
from committees.meetings.services.conduct import note_late_objections
from committees.meetings.services.invitation import invite
from committees.meetings.services.papers import put_paper_on_agenda
from committees.rules.voting import Count
from tests.committees.make_examples import board_of, called, day, on, opened, planned, session, voted
from tests.committees.make_papers import make_admitted

pytestmark = pytest.mark.django_db
LINE = "Ja {yes} · Nein {no} · Enthaltung {abstained} · ungültig {invalid} · befangen {excluded} · nicht teilgenommen {absent} → {result}"


@pytest.mark.parametrize(
    ("land", "seats", "present", "count", "result", "printed"),
    [
        ("SH", 9, 5, Count(1, 1, 3), "rejected",
         "Ja 1 · Nein 1 · Enthaltung 3 · ungültig 0 · befangen 0 · nicht teilgenommen 0 → abgelehnt"),
        ("HE", 21, 20, Count(19, 0, 1), "accepted",
         "Ja 19 · Nein 0 · Enthaltung 1 · ungültig 0 · befangen 0 · nicht teilgenommen 0 → angenommen"),
        ("NW", 21, 18, Count(14, 3, 1), "accepted",
         "Ja 14 · Nein 3 · Enthaltung 1 · ungültig 0 · befangen 0 · nicht teilgenommen 0 → angenommen"),
        ("TH", 21, 20, Count(19, 1, 0), "accepted",
         "Ja 19 · Nein 1 · Enthaltung 0 · ungültig 0 · befangen 0 · nicht teilgenommen 0 → angenommen"),
    ],
    ids=["Amt Probstei", "Warnow-West", "Köln", "Georgenthal"],
)  # fmt: skip
def test_b3_09_votes_of_real_boards_come_out_as_printed_there(
    cast, land, seats, present, count, result, printed
):
    meeting = session(cast, land, present, seats=seats)
    vote = voted(called(meeting, "Ö 2", cast), cast, count)
    assert (vote.result, vote.entitled, vote.count.total) == (result, present, present)
    (box,) = (box for item in minutes_context(meeting, Part.PUBLIC).items for box in item.motions)
    assert LINE.format(**vars(box.vote)) == printed


def test_b3_10_two_to_one_with_nine_abstentions_is_accepted(cast):
    vote = voted(called(session(cast, "NW", 12), "Ö 2", cast), cast, Count(2, 1, 9))
    assert (vote.result, vote.entitled) == ("accepted", 12)


@pytest.mark.parametrize(("yes", "result"), [(9, "rejected"), (10, "accepted")])
def test_b3_10_a_recall_by_two_thirds_of_fifteen_takes_ten(cast, yes, result):
    meeting = session(cast, "NW", yes)
    vote = voted(
        called(meeting, "Ö 2", cast),
        cast,
        Count(yes),
        text="Frau M. wird abberufen.",
        subject=Vote.Subject.RECALL,
    )
    assert vote.result == result
    assert "10 Ja von 15" in vote.rule_words


def test_b3_11_twelve_votes_of_eleven_entitled_are_refused_with_both_numbers(cast, as_person):
    meeting = session(cast, "NW", 11)
    item = called(meeting, "Ö 2", cast)
    with pytest.raises(Refusal, match="12 > 11"):
        voted(item, cast, Count(8, 2, 2))
    form = {
        "wortlaut": "Der Beirat stimmt zu.",
        "yes": 8,
        "no": 2,
        "abstain": 2,
        "um": "17:40",
        "art": "open",
    }
    answer = as_person("clerk").post(f"/punkte/{item.pk}/abstimmung/", form)
    assert answer.status_code < 500
    assert "12 &gt; 11" in answer.content.decode()
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    ("land", "own", "last"),
    [
        ("NW", {"sources": {"notice": "Geschäftsordnung Wesel"}}, day(3, 10)),
        ("NW", {"notice_days": 10, "sources": {"notice": "Geschäftsordnung Dinslaken"}}, day(3, 8)),
        ("TH", {"notice_days": 7, "sources": {"notice": "Geschäftsordnung Krölpa"}}, day(3, 11)),
        ("HE", {}, day(3, 15)),
        ("HE", {"notice_days": 14, "sources": {"notice": "Geschäftsordnung"}}, day(3, 4)),
    ],
    ids=["Wesel 8", "Dinslaken 10", "Krölpa 7", "Hessen 3", "14 volle Tage"],
)
def test_b3_12_the_last_day_is_in_time_and_the_next_needs_a_reason(cast, land, own, last):
    meeting = planned(cast, board_of(cast, land, **own))
    with pytest.raises(Refusal, match="Frist verletzt") as refused:
        invite(meeting=meeting, today=last + dt.timedelta(days=1), by=cast.clerk)
    assert refused.value.source
    invited = invite(meeting=meeting, today=last, by=cast.clerk)
    assert invited.shortening_reason == ""
    assert {row.deemed_received_on for row in invited.recipients.all()} == {last}


def late(cast) -> Meeting:
    """Sent on 11 March in Schleswig-Holstein, received on the 15th by law."""
    meeting = planned(cast, board_of(cast, "SH"))
    with pytest.raises(Refusal, match="Frist verletzt"):
        invite(meeting=meeting, today=day(3, 11), by=cast.clerk)
    return invite(meeting=meeting, today=day(3, 11), reason="Frist des Landes", by=cast.clerk)


def test_b3_13_sent_on_the_6th_it_is_received_on_the_10th_and_in_time(cast):
    invited = invite(meeting=planned(cast, board_of(cast, "SH")), today=day(3, 6), by=cast.clerk)
    assert {row.deemed_received_on for row in invited.recipients.all()} == {day(3, 10)}
    assert invited.shortening_reason == ""


@pytest.mark.parametrize(("objections", "can"), [(5, False), (4, True)])
def test_b3_13_sent_on_the_11th_it_is_late_and_five_of_fifteen_stop_the_meeting(cast, objections, can):
    invited = late(cast)
    assert {row.deemed_received_on for row in invited.recipients.all()} == {day(3, 15)}
    note_late_objections(meeting=invited, count=objections, by=cast.clerk)
    item = called(opened(cast, invited, 9), "Ö 2", cast)
    if can:
        assert voted(item, cast, Count(9)).result == "accepted"
        return
    with pytest.raises(Refusal, match="5 Mitglieder haben widersprochen"):
        voted(item, cast, Count(9))


def test_b3_14_the_21st_day_before_is_in_time_and_a_day_later_june_is_offered_with_the_reason(cast):
    board = board_of(cast, "NW", motion_deadline_days=21, sources={"motions": "Geschäftsordnung Bonn (2013)"})
    march, june = planned(cast, board), planned(cast, board, of=day(6, 18))
    in_time = make_admitted(cast, committee=board, received_on=day(2, 26))
    too_late = make_admitted(cast, committee=board, received_on=day(2, 27))
    assert put_paper_on_agenda(paper=in_time, meeting=march, today=day(3, 2), by=cast.clerk).meeting == march
    with pytest.raises(Refusal, match=r"26\.02\.2026.*18\.06\.2026") as refused:
        put_paper_on_agenda(paper=too_late, meeting=march, today=day(3, 2), by=cast.clerk)
    assert refused.value.source.startswith("Geschäftsordnung Bonn")
    assert put_paper_on_agenda(paper=too_late, meeting=june, today=day(3, 2), by=cast.clerk).meeting == june


def test_the_session_of_the_examples_is_a_thursday():
    assert on("17:00").isoweekday() == 4
