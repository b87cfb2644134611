"""The copy follows what is public: changes move whole objects, what is hidden is deleted, marks make it due."""

import datetime as dt
import hashlib
from urllib.parse import quote

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from accounts import changes
from accounts.districts.models import District
from accounts.districts.services import update_district
from committees.meetings.ballots.models import Circulation
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import update_item
from committees.meetings.services.invitation import cancel_meeting
from committees.meetings.services.minutes import note_correction
from committees.oparl import services
from committees.oparl.draft import moment
from committees.oparl.models import OparlMark, OparlObject
from committees.oparl.services import publish, publish_all, publish_due
from committees.oparl.sources import item_ends
from committees.papers.models import Paper
from committees.papers.services import adopt_circulated
from committees.papers.services.consultations import note_consultation
from committees.papers.services.files import attach_file
from committees.papers.services.papers import withdraw_paper
from committees.roster.models import Committee, SeatHolding
from committees.roster.services import end_holding, set_public_name, update_committee
from tests.committees.make import at
from tests.committees.make_oparl import (
    COUNCIL,
    LATER,
    MOVED,
    NOW,
    every_page,
    get,
    path_of,
    published_story,
    shown,
)
from tests.committees.make_papers import PAPER_SECRET, stop_of
from tests.coordination.make import barrier as make_barrier

SINCE = quote(moment(LATER))


@pytest.fixture
def story(cast):
    return published_story(cast)


def changed_since(client, cast, name):
    return {
        thing["id"]: thing
        for thing in every_page(client, f"/oparl/v1.1/body/{cast.auental.pk}/{name}?modified_since={SINCE}")
    }


def hide(meeting, cast):
    """The meeting is no longer public."""
    return changes.apply(meeting, {"is_public": False}, by=cast.coordinator, action="meeting.changed")


def test_a_changed_item_shows_up_with_its_meeting_and_nothing_else(story, client, cast):
    item = story.coming.items.get(number="Ö 2")
    update_item(item=item, title="Zuschuss Quartierstreff Lindtal", by=cast.clerk)
    publish(cast.auental, now=LATER)
    items, meetings = changed_since(client, cast, "agendaitems"), changed_since(client, cast, "meetings")
    assert [thing["name"] for thing in items.values()] == ["Zuschuss Quartierstreff Lindtal"]
    assert list(meetings) == [shown("meeting", story.coming.pk)["id"]]
    inside = next(iter(meetings.values()))["agendaItem"]
    assert [thing["modified"] == moment(LATER) for thing in inside] == [False, True, False, False]
    assert {thing["created"] for thing in inside} == {moment(NOW)}
    for name in ("organizations", "persons", "files", "consultations", "locations", "memberships"):
        assert not changed_since(client, cast, name), name


def test_publishing_again_changes_nothing(story, cast):
    before = list(OparlObject.objects.order_by("pk").values())
    result = publish(cast.auental, now=LATER)
    assert (result.added, result.changed, result.deleted) == (0, 0, 0)
    assert list(OparlObject.objects.order_by("pk").values()) == before


def test_a_hidden_meeting_is_deleted_with_all_that_hangs_on_it(story, client, cast):
    whole = shown("meeting", story.held.pk)
    hide(story.held, cast)
    publish(cast.auental, now=LATER)
    parts = [whole, *whole["agendaItem"], whole["invitation"], whole["resultsProtocol"]]
    for thing in parts:
        stub = get(client, thing["id"])
        assert stub == {
            "id": thing["id"],
            "type": thing["type"],
            "created": moment(NOW),
            "modified": moment(LATER),
            "deleted": True,
        }
    listed = every_page(client, f"/oparl/v1.1/body/{cast.auental.pk}/meetings")
    assert whole["id"] not in {thing["id"] for thing in listed}
    assert changed_since(client, cast, "meetings")[whole["id"]]["deleted"] is True
    of_board = get(client, f"{shown('organization', story.board.pk)['meeting']}?modified_since={SINCE}")
    assert [thing["deleted"] for thing in of_board["data"]] == [True]
    assert {thing["id"] for thing in whole["agendaItem"]} <= set(changed_since(client, cast, "agendaitems"))
    for name in ("accessUrl", "downloadUrl"):
        gone = client.get(path_of(whole["resultsProtocol"][name]))
        assert gone.status_code == 410
        assert orjson.loads(gone.content)["type"].endswith("/Error")
        assert gone["Access-Control-Allow-Origin"] == "*"


def test_a_file_is_asked_for_at_its_own_door_as_well(story, client, cast):
    """Even a copy that is behind gives away no file whose record is hidden by now."""
    url = path_of(shown("meeting", story.held.pk)["invitation"]["accessUrl"])
    assert client.get(url).status_code == 200
    type(story.held).objects.filter(pk=story.held.pk).update(is_public=False)  # past every service: no mark
    assert not OparlMark.objects.exists()
    assert client.get(url).status_code == 410


def test_what_comes_back_is_the_same_object(story, client, cast):
    before = shown("meeting", story.held.pk)
    meeting = hide(story.held, cast)
    publish(cast.auental, now=LATER)
    changes.apply(meeting, {"is_public": True}, by=cast.coordinator, action="meeting.changed")
    publish(cast.auental, now=LATER + dt.timedelta(hours=1))
    after = shown("meeting", story.held.pk)
    assert after["created"] == before["created"]
    assert after["modified"] == moment(LATER + dt.timedelta(hours=1))
    assert "deleted" not in after
    assert len(after["agendaItem"]) == len(before["agendaItem"])


def test_modified_never_runs_backwards(story, cast):
    update_item(item=story.coming.items.get(number="Ö 2"), title="Anders", by=cast.clerk)
    publish(cast.auental, now=NOW - dt.timedelta(hours=5))
    assert shown("meeting", story.coming.pk)["modified"] == moment(NOW)
    assert shown("meeting", story.coming.pk)["agendaItem"][1]["name"] == "Anders"


def test_a_nonpublic_item_keeps_its_place_and_says_nothing(story, cast):
    secret = story.held.items.get(part=Part.NON_PUBLIC)
    thing = shown("agendaitem", secret.pk)
    assert set(thing) == {"id", "type", "number", "order", "name", "public", "meeting", "created", "modified"}
    assert (thing["number"], thing["name"], thing["public"]) == ("N 1", "Einzelangelegenheit", False)
    orders = [item["order"] for item in shown("meeting", story.held.pk)["agendaItem"]]
    assert orders == list(range(len(orders)))


def test_result_and_wording_come_with_the_signed_minutes(story):
    done = shown("agendaitem", story.held.items.get(number="Ö 2").pk)
    assert done["result"] == "angenommen"
    assert done["resolutionText"] == "Ein Merkblatt wird erstellt."
    page, _hash, place = done["web"].partition("#")
    assert page == shown("meeting", story.held.pk)["web"]
    assert place == f"punkt-{story.held.items.get(number='Ö 2').pk}"
    ahead = shown("agendaitem", story.coming.items.get(number="Ö 2").pk)
    assert "result" not in ahead
    assert "resolutionText" not in ahead
    assert shown("meeting", story.held.pk)["meetingState"] == "durchgeführt"
    assert shown("meeting", story.coming.pk)["meetingState"] == "eingeladen"
    assert "resultsProtocol" not in shown("meeting", story.coming.pk)


def test_when_an_item_was_dealt_with_is_told_with_the_signed_minutes(story, cast):
    second, secret = (story.held.items.get(number=number) for number in ("Ö 2", "N 1"))
    assert shown("agendaitem", second.pk)["start"] == moment(second.called_at)
    assert "end" not in shown("agendaitem", second.pk), "when the closed part began is not told"
    assert secret.called_at
    assert "start" not in shown("agendaitem", secret.pk)
    assert "start" not in shown("agendaitem", story.held.items.get(number="Ö 1").pk), "nobody called it"
    assert "start" not in shown("agendaitem", story.coming.items.get(number="Ö 2").pk)
    Meeting.objects.filter(pk=story.held.pk).update(state="closed")
    publish(cast.auental, now=LATER)
    assert "start" not in shown("agendaitem", story.held.items.get(number="Ö 2").pk)


def test_an_item_ends_when_the_next_is_called_or_the_meeting_closes():
    def called(clock, part=Part.PUBLIC):
        return AgendaItem(part=part, called_at=at(clock) if clock else None)

    first, second, third = called("17:10"), called("17:30"), called("17:20")
    agenda = [first, called(""), second, third]
    assert dict(item_ends(agenda, at("18:00"))) == {
        first.pk: at("17:20"),
        third.pk: at("17:30"),
        second.pk: at("18:00"),
    }
    secret = called("", Part.NON_PUBLIC)
    assert dict(item_ends([first, second, secret], at("18:00"))) == {first.pk: at("17:30")}
    assert dict(item_ends([first, secret, second], at("18:00"))) == {second.pk: at("18:00")}
    assert dict(item_ends([first], None)) == {}


def test_the_district_says_under_which_licence_its_data_stand(story, cast):
    assert "license" not in shown("body", cast.auental.pk)
    chosen = "https://www.govdata.de/dl-de/zero-2-0"
    update_district(district=cast.auental, values={}, settings={"open_data_license": chosen}, by=cast.admin)
    assert OparlMark.objects.filter(district=cast.auental).exists(), "the interface follows"
    publish(District.objects.get(pk=cast.auental.pk), now=LATER)
    assert shown("body", cast.auental.pk)["license"] == chosen


def test_the_field_of_action_of_a_public_barrier_is_the_keyword(story, cast):
    barrier = make_barrier(cast.coordinator)
    Paper.objects.filter(pk=story.paper.pk).update(barrier=barrier)
    story.held.items.filter(number="Ö 2").update(barrier=barrier)
    item = story.held.items.get(number="Ö 2").pk
    publish(cast.auental, now=LATER)
    assert "keyword" not in shown("paper", story.paper.pk), "the barrier is not public"
    type(barrier).objects.filter(pk=barrier.pk).update(status="confirmed")
    publish(cast.auental, now=LATER)
    word = str(barrier.get_field_of_action_display())
    assert shown("paper", story.paper.pk)["keyword"] == [word]
    assert shown("agendaitem", item)["keyword"] == [word]


def circulated(story, cast, meeting, **fields):
    """Decided by circulation, and made known in this meeting."""
    values = {"title": "Stand beim Stadtfest", "text": "Der Beirat nimmt am Stadtfest teil."} | fields
    day = dt.date(2026, 3, 12)
    row = Circulation.objects.create(
        district=cast.auental,
        committee=story.board,
        state="adopted",
        ends_on=day,
        asked_on=day,
        ended_on=day,
        reported_in=meeting,
        **values,
    )
    resolution = adopt_circulated(circulation=row, today=day, by=cast.clerk)
    changes.apply(resolution, {"meeting": meeting}, by=cast.clerk, action="resolution.reported_to_meeting")
    publish(cast.auental, now=LATER)
    return row


def test_what_was_decided_by_circulation_stands_behind_the_agenda_of_the_meeting_that_made_it_known(
    story, cast, client
):
    row = circulated(story, cast, story.held)
    items = shown("meeting", story.held.pk)["agendaItem"]
    told = items[-1]
    assert [item["order"] for item in items] == list(range(len(items)))
    assert told["name"] == "Im Umlauf beschlossen: Stand beim Stadtfest"
    assert (told["result"], told["resolutionText"]) == ("angenommen", "Der Beirat nimmt am Stadtfest teil.")
    assert told["teilhabenetz:decidedOn"] == "2026-03-12"
    assert "number" not in told
    alone = get(client, told["id"])
    assert alone["meeting"] == shown("meeting", story.held.pk)["id"]
    assert told["id"].endswith(str(row.pk))
    assert told["id"] in changed_since(client, cast, "agendaitems")


def test_a_circulation_of_the_closed_part_and_one_without_signed_minutes_are_told_nowhere(story, cast):
    circulated(
        story, cast, story.held, title="Beihilfe Mispelstrauch", is_public=False, public_title="Umlauf"
    )
    circulated(story, cast, story.coming)
    everything = " ".join(OparlObject.objects.values_list("body", flat=True))
    assert "Mispelstrauch" not in everything
    assert "Umlauf" not in everything
    assert "Stadtfest" not in everything


def test_a_cancelled_meeting_says_so(story, cast):
    cancel_meeting(meeting=story.coming, reason="krank", by=cast.clerk)
    publish(cast.auental, now=LATER)
    thing = shown("meeting", story.coming.pk)
    assert thing["cancelled"] is True
    assert "krank" not in str(thing)


def test_only_who_agreed_is_named_and_nothing_but_the_name(story, cast):
    people = [orjson.loads(row.body) for row in OparlObject.objects.filter(kind="person")]
    assert sorted(thing["name"] for thing in people) == ["Mitglied 01", "Mitglied 02", "Mitglied 03"]
    for thing in people:
        assert set(thing) == {"id", "type", "body", "name", "membership", "created", "modified"}
    memberships = [member for thing in people for member in thing["membership"]]
    assert {member["role"] for member in memberships} == {"Vorsitz", "Mitglied"}
    sender = next(member["onBehalfOf"] for member in memberships if "onBehalfOf" in member)
    assert sender == shown("organization", cast.bruecke.pk)["id"]
    assert "participant" not in shown("meeting", story.held.pk)


def test_a_consent_withdrawn_deletes_person_and_membership(story, client, cast):
    holding = SeatHolding.objects.get(term__committee=story.board, seat__number=2, role="member")
    set_public_name(holding=holding, since=None, by=cast.coordinator)
    publish(cast.auental, now=LATER)
    assert shown("person", holding.person_id)["deleted"]
    assert shown("membership", holding.pk)["deleted"]
    assert "deleted" not in shown("organization", cast.bruecke.pk), "nobody sits for it, but it moves a paper"
    board = shown("organization", story.board.pk)
    assert len(board["membership"]) == 2
    assert board["modified"] == moment(LATER)
    withdraw_paper(paper=story.paper, today=NOW.date(), by=cast.clerk)
    publish(cast.auental, now=LATER)
    assert shown("organization", cast.bruecke.pk)["deleted"]


def test_a_seat_that_ends_leaves_the_copy_in_the_night(story, cast):
    holding = SeatHolding.objects.get(term__committee=story.board, seat__number=3, role="member")
    end_holding(holding=holding, ends_on=dt.date(2026, 3, 31), by=cast.coordinator)
    publish_due(now=LATER)
    assert shown("membership", holding.pk)["endDate"] == "2026-03-31"
    publish_all(now=dt.datetime(2026, 4, 1, 0, 5, tzinfo=NOW.tzinfo))
    assert shown("membership", holding.pk)["deleted"]
    assert shown("person", holding.person_id)["deleted"]


def test_networks_stay_out_unless_the_committee_says_otherwise(story, cast):
    def is_shown(kind, key):
        return OparlObject.objects.filter(kind=kind, key=key, deleted=False).exists()

    assert not is_shown("organization", story.network.pk)
    assert not is_shown("meeting", story.network_meeting.pk)
    network = update_committee(committee=story.network, oparl_visible=True, by=cast.coordinator)
    publish(cast.auental, now=LATER)
    assert is_shown("organization", network.pk)
    assert is_shown("meeting", story.network_meeting.pk)
    assert shown("organization", network.pk)["classification"] == "Netzwerk"
    update_committee(committee=network, format=Committee.Format.LEADERSHIP, by=cast.coordinator)
    update_committee(
        committee=Committee.objects.get(pk=story.board.pk), oparl_visible=False, by=cast.coordinator
    )
    publish(cast.auental, now=LATER)
    assert not is_shown("organization", network.pk), "rounds of heads of office are never public"
    assert not is_shown("organization", story.board.pk)
    assert not is_shown("meeting", story.held.pk)


def test_statutory_seats_count_even_when_empty(story):
    board = shown("organization", story.board.pk)
    assert (board["memberCount"], board["votingMemberCount"]) == (17, 17)
    assert (board["classification"], board["organizationType"]) == ("Beirat", "Gremium")


def test_a_paper_says_what_was_moved_by_whom_and_where_it_goes(story, cast):
    thing = shown("paper", story.paper.pk)
    board, bruecke = shown("organization", story.board.pk), shown("organization", cast.bruecke.pk)
    named = SeatHolding.objects.get(term__committee=story.board, seat__number=2, role="member").person_id
    assert (thing["reference"], thing["date"], thing["paperType"]) == ("BT/2026/001", "2026-03-02", "Antrag")
    assert thing["originatorPerson"] == [shown("person", named)["id"]], "who agreed, and nobody else"
    assert thing["originatorOrganization"] == [bruecke["id"]]
    assert thing["underDirectionOf"] == [board["id"]]
    assert "Holunder" not in str(thing)
    assert "Liguster" not in str(thing)
    first, second = thing["consultation"]
    assert (first["role"], first["authoritative"]) == ("Vorberatung", False)
    assert first["organization"] == [board["id"]]
    assert first["meeting"] == shown("meeting", story.held.pk)["id"]
    item = story.held.items.get(number="Ö 2")
    assert first["agendaItem"] == shown("agendaitem", item.pk)["id"]
    assert shown("agendaitem", item.pk)["consultation"] == first["id"]
    assert (second["role"], second["authoritative"]) == ("Entscheidung", True)
    assert "meeting" not in second
    (outside,) = second["organization"]
    council = get_by(outside)
    assert (council["name"], council["organizationType"]) == (COUNCIL, "externes Gremium")


def get_by(url):
    kind, key = url.rsplit("/", 2)[1:]
    return shown(kind, key)


def test_the_files_of_a_paper_are_its_words_its_amendments_and_its_enclosures(story, client):
    thing = shown("paper", story.paper.pk)
    main = thing["mainFile"]
    assert MOVED in main["text"]
    assert "Geltender Wortlaut" in main["text"]
    assert "Auch auf Arabisch." in main["text"]
    amendment, enclosure = thing["auxiliaryFile"]
    assert "übernommen" in amendment["text"]
    assert (enclosure["name"], enclosure["mimeType"]) == ("Muster des Merkblatts", "application/pdf")
    for file in (main, amendment, enclosure):
        for name in ("accessUrl", "downloadUrl"):
            response = client.get(path_of(file[name]))
            assert response.status_code == 200
            assert response["Content-Type"] == file["mimeType"]
            assert len(response.content) == file["size"]
            assert hashlib.sha512(response.content).hexdigest() == file["sha512Checksum"]
    assert shown("file", story.paper.pk)["paper"] == [thing["id"]]


def test_nothing_of_a_nonpublic_paper_is_there(story, cast):
    assert not OparlObject.objects.filter(key=story.secret.pk).exists()
    assert not OparlObject.objects.filter(key__in=story.secret.consultations.values("pk")).exists()
    item = story.coming.items.get(consultation__paper=story.secret)
    assert "consultation" not in shown("agendaitem", item.pk)
    everything = " ".join(OparlObject.objects.values_list("body", flat=True))
    assert PAPER_SECRET not in everything
    assert story.secret.number not in everything


def test_a_withdrawn_paper_is_deleted_with_its_files_and_its_way(story, client, cast):
    whole = shown("paper", story.ahead.pk)
    withdraw_paper(paper=story.ahead, today=NOW.date(), by=cast.clerk)
    publish(cast.auental, now=LATER)
    for thing in (whole, whole["mainFile"], *whole["consultation"]):
        stub = get(client, thing["id"])
        assert stub["deleted"] is True
        assert set(stub) == {"id", "type", "created", "modified", "deleted"}
    assert client.get(path_of(whole["mainFile"]["accessUrl"])).status_code == 410
    item = story.coming.items.get(consultation__paper=story.ahead)
    assert "consultation" not in shown("agendaitem", item.pk)


def test_what_another_body_decided_is_told_with_its_wording(story, cast):
    stop = stop_of(story.paper, COUNCIL)
    note_consultation(
        consultation=stop, result="accepted_amended", decided_on=NOW.date(), text="Nur auf Deutsch.",
        today=NOW.date(), by=cast.clerk,
    )  # fmt: skip
    publish(cast.auental, now=LATER)
    thing = shown("consultation", stop.pk)
    assert thing["teilhabenetz:result"] == "geändert angenommen"
    assert thing["teilhabenetz:resolutionText"] == "Nur auf Deutsch."
    assert shown("paper", story.paper.pk)["modified"] == moment(LATER)


def test_a_new_enclosure_makes_the_copy_due(story, cast):
    OparlMark.objects.all().delete()
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")
    document = attach_file(paper=story.ahead, title="Grundriss", upload=upload, by=cast.clerk)
    assert OparlMark.objects.filter(district=cast.auental).exists()
    publish(cast.auental, now=LATER)
    assert [file["name"] for file in shown("paper", story.ahead.pk)["auxiliaryFile"]] == ["Grundriss"]
    Paper.objects.filter(pk=story.ahead.pk).update(is_public=False, public_title="Einzelangelegenheit")
    url = path_of(shown("file", document.pk)["accessUrl"])
    assert Client().get(url).status_code == 410, "the door of the paper is asked once more"
    assert Client().get(path_of(shown("file", story.ahead.pk)["accessUrl"])).status_code == 410


def test_a_correction_lies_beside_the_minutes(story, cast, client):
    before = shown("meeting", story.held.pk)["resultsProtocol"]
    minutes = story.held.minutes.get(part=Part.PUBLIC)
    note_correction(minutes=minutes, text="Ende 18:20 Uhr.", today=NOW.date(), by=cast.clerk)
    secret = story.held.minutes.get(part=Part.NON_PUBLIC)
    note_correction(minutes=secret, text="Betrifft Kummerfeld.", today=NOW.date(), by=cast.clerk)
    publish(cast.auental, now=LATER)
    meeting = shown("meeting", story.held.pk)
    (note,) = meeting["auxiliaryFile"]
    assert "Ende 18:20 Uhr." in note["text"]
    assert "Ende 18:20 Uhr." in client.get(path_of(note["accessUrl"])).content.decode()
    assert meeting["resultsProtocol"]["sha512Checksum"] == before["sha512Checksum"]
    assert "Kummerfeld" not in " ".join(OparlObject.objects.values_list("body", flat=True))
    assert "auxiliaryFile" not in get(client, f"{meeting['id']}?omit_internal=true")


def test_another_district_is_another_body(story, cast, client):
    publish(cast.nordmark, now=LATER)
    assert {thing["name"] for thing in every_page(client, "/oparl/v1.1/bodies")} == {
        "Landkreis Auental",
        "Kreis Nordmark",
    }
    theirs = every_page(client, f"/oparl/v1.1/body/{cast.nordmark.pk}/organizations")
    assert [thing["name"] for thing in theirs] == ["Forum Nordmark"]
    assert not every_page(client, f"/oparl/v1.1/body/{cast.nordmark.pk}/meetings")
    system = OparlObject.objects.get(kind="system")
    assert system.created == NOW
    assert system.district_id is None


def test_what_the_log_records_makes_a_district_due(story, cast, client):
    OparlMark.objects.all().delete()
    changes.apply(cast.bruecke, {"name": "Brücke e. V."}, by=cast.coordinator, action="organisation.changed")
    assert OparlMark.objects.filter(district=cast.auental).count() == 1, "it is named in the copy"
    OparlMark.objects.all().delete()
    changes.apply(
        cast.foreign_organisation, {"name": "Anders"}, by=cast.outsider, action="organisation.changed"
    )
    assert not OparlMark.objects.exists(), "nobody names it"
    update_item(item=story.coming.items.get(number="Ö 2"), title="Neu", by=cast.clerk)
    assert set(OparlMark.objects.values_list("district", flat=True)) == {cast.auental.pk}


def test_whoever_reads_first_publishes(story, cast, client):
    update_item(item=story.coming.items.get(number="Ö 2"), title="Neu", by=cast.clerk)
    meeting = get(client, f"/oparl/v1.1/meeting/{story.coming.pk}")
    assert meeting["agendaItem"][1]["name"] == "Neu"
    assert not OparlMark.objects.exists()


def test_the_first_question_ever_publishes_every_district(cast, client):
    assert get(client, "/oparl/v1.1/system")["oparlVersion"] == "https://schema.oparl.org/1.1/"
    bodies = every_page(client, "/oparl/v1.1/bodies")
    assert len(bodies) == 2
    assert all(thing["legislativeTerm"] == [] for thing in bodies)


def test_a_change_during_the_publication_keeps_its_mark(story, cast, monkeypatch):
    update_item(item=story.coming.items.get(number="Ö 2"), title="Neu", by=cast.clerk)
    built = services.drafts_of

    def meanwhile(sources):
        drafts = built(sources)
        OparlMark.objects.create(district=cast.auental)
        return drafts

    monkeypatch.setattr(services, "drafts_of", meanwhile)
    publish(cast.auental, now=LATER)
    assert OparlMark.objects.count() == 1


def test_publishing_costs_the_same_statements_for_more_meetings(story, cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(26):
        publish(cast.auental, now=LATER)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("with_lock", [True, False])
def test_two_who_publish_at_once_write_each_object_once(cast, monkeypatch, with_lock):
    """The control without the lock shows the race that the lock prevents."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer; the race needs PostgreSQL.")
    from tests.committees.race import together

    publish(cast.nordmark, now=NOW)  # the system is there: adding it would make the second one wait as well
    if not with_lock:
        monkeypatch.setattr(services, "_take_turn", lambda *_: True)
    faults = together(lambda: publish(cast.auental, now=NOW), monkeypatch, services, "_stamps")
    assert bool(faults) is not with_lock
    assert OparlObject.objects.filter(kind="body", district=cast.auental).count() == 1
