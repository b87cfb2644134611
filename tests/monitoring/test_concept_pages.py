"""Pages, files and interface of the concept, asked by those who use them."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.clock import today
from coordination.barriers.thread import thread_of
from desk.tokens.services import create_token
from monitoring.concept import services
from monitoring.concept.models import Concept, Goal, Measure, MeasureComment, ProgressEntry
from monitoring.concept.stations import (
    sections_of_offer,
    sections_of_organisation,
    sections_of_period,
    thread_of_measure,
)
from monitoring.concept.today import items
from tests.access.committees_roster import resolution
from tests.cast import TODAY
from tests.coordination.make import barrier
from tests.monitoring import make_concept as make
from tests.monitoring.make import draft
from tests.offers import make as offers
from tests.offers.make_openness import public_offer


def form(**changed):
    values = {
        "title": "Merkblatt", "field_of_action": "wohnen", "kind": "counselling", "audience": "all",
        "is_public": "on", "starts_on": "01.03.2026", "ends_on": "31.12.2026",
    }  # fmt: skip
    return values | changed


def test_a_concept_is_entered_filled_and_adopted(cast, as_person):
    client = as_person("coordinator")
    answer = client.post(
        reverse("monitoring:concept-create"),
        {"kind": "concept", "title": "Konzept", "year": "2026", "term_start": "01.01.2026", "term_end": "31.12.2030",
         "orientation": "participation", "position": "5", "key_words": ["teilhabe"]},
    )  # fmt: skip
    row = Concept.objects.get()
    assert answer.url == row.get_absolute_url()
    client.post(reverse("monitoring:field-create", args=[row.pk]), {"code": "wohnen"})
    field = row.fields.get()
    answer = client.post(
        reverse("monitoring:goal-create", args=[row.pk]),
        {
            "field": str(field.pk),
            "level": "operational",
            "number": "1.1",
            "title": "Wohnen",
            "promised": "all",
        },
    )
    assert answer.status_code == 303
    client.post(
        reverse("monitoring:concept-adopt", args=[row.pk]),
        {"decided_by": "Kreistag", "decided_on": "15.02.2026", "decision_number": "7"},
    )
    row.refresh_from_db()
    assert row.is_adopted
    home = client.get(reverse("monitoring:concept-home"))
    assert "Konzept 2026–2030" in home.content.decode()


def test_a_measure_without_goal_and_field_is_asked_kindly_and_keeps_what_was_typed(cast, as_person):
    make.adopted(cast)
    answer = as_person("coordinator").post(
        reverse("monitoring:measure-create"), form(field_of_action="", partners="Gibt es nicht")
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Bitte ein Ziel oder ein Handlungsfeld wählen." in text
    assert "„Gibt es nicht“" in text
    assert 'value="Merkblatt"' in text


def test_partners_are_named_a_line_each(cast, as_person):
    make.adopted(cast)
    as_person("coordinator").post(
        reverse("monitoring:measure-create"), form(partners="brücke auental e. V.\n", budget="1.200,50")
    )
    row = Measure.objects.get()
    assert [each.name for each in row.partners.all()] == ["Brücke Auental e. V."]
    assert str(row.budget) == "1200.50"


def test_a_foreign_organisation_cannot_be_named(cast, as_person):
    make.adopted(cast)
    client = as_person("coordinator")
    for name in ("partners", "organisation"):
        answer = client.post(reverse("monitoring:measure-create"), form(**{name: "Nordlicht e. V."}))
        assert answer.status_code == 422
    assert not Measure.objects.exists()


def test_walk_1_6_a_resolution_becomes_a_measure_with_owner_and_date(cast, as_person):
    make.adopted(cast)
    row = resolution(cast)
    row.barrier = barrier(cast.coordinator)
    row.save()
    client = as_person("coordinator")
    page = client.get(row.get_absolute_url()).content.decode()
    address = reverse("monitoring:resolution-measure", args=[row.pk])
    assert address in page
    asked = client.get(address).context["form"]
    initial = {name: asked[name].initial for name in asked.fields}
    assert initial["resolution"] == row
    client.post(
        address,
        form(
            resolution=str(row.pk),
            barriers=[str(row.barrier.pk)],
            owner=str(cast.coordinator.pk),
            office="Sozialamt",
        ),
    )
    measure = Measure.objects.get()
    assert (measure.owner, measure.ends_on) == (cast.coordinator, dt.date(2026, 12, 31))
    after = client.get(row.get_absolute_url()).content.decode()
    assert measure.get_absolute_url() in after, "the resolution shows the measure"


def test_the_thread_runs_from_barrier_to_chapter_and_back(cast):
    goal = make.the_goal(make.adopted(cast))
    hindrance = barrier(cast.coordinator)
    measure = make.measure(
        goal, cast.coordinator, barriers=[hindrance], indicator_name="Absagen im Jahr", target=10
    )
    draft(cast)
    user = cast.coordinator
    forth = [(stop.kind, stop.step) for stop in thread_of(hindrance, user, "")]
    assert ("Maßnahme", "now") in forth
    assert ("Indikator", "open") in forth
    stops = thread_of_measure(measure, [hindrance], user)
    assert [str(stop.kind) for stop in stops] == [
        "Hürde", "Tagesordnung", "Beschluss", "Maßnahme", "Indikator", "Bericht",
    ]  # fmt: skip
    assert stops[0].url == hindrance.get_absolute_url()
    assert stops[-1].url.endswith("?kapitel=concept")


def test_every_linked_record_shows_the_measure(cast):
    goal = make.the_goal(make.adopted(cast))
    offer, grant = public_offer(cast, "Beratung"), offers.period(cast)
    make.measure(goal, cast.coordinator, partners=[cast.bruecke], offers=[offer], funding_periods=[grant])
    user = cast.coordinator
    for sections in (
        sections_of_offer(offer, user),
        sections_of_period(grant, user),
    ):
        assert [section.count for section in sections] == [1]
    assert sections_of_offer(offer, cast.outsider) == []


def test_the_page_of_an_organisation_leads_to_its_measures_without_a_statement(
    cast, as_person, django_assert_num_queries
):
    goal = make.the_goal(make.adopted(cast))
    mine = make.measure(goal, cast.coordinator, title="Lotsen vor Ort", partners=[cast.bruecke])
    other = make.measure(goal, cast.coordinator, title="Etwas ganz anderes")
    cast.coordinator.acting_memberships  # noqa: B018 - read once for every page
    with django_assert_num_queries(0):
        (section,) = sections_of_organisation(cast.bruecke, cast.coordinator)
    text = as_person("coordinator").get(section.url).content.decode()
    assert mine.title in text
    assert other.title not in text
    assert section.url in as_person("coordinator").get(cast.bruecke.get_absolute_url()).content.decode()
    assert sections_of_organisation(cast.bruecke, cast.board_member) == []


def test_walk_2_a_partner_reports_in_one_short_form(cast, as_person):
    stone = make.matrix_milestone(cast)
    client = as_person("ngo_editor")
    address = reverse("monitoring:progress-create", args=[stone.measure.pk])
    assert client.get(address).status_code == 200
    answer = client.post(
        address, {"state": "on_track", "percent": "40", "milestone": str(stone.pk), "sentence": "Gedruckt."}
    )
    assert answer.status_code == 303
    entry = ProgressEntry.objects.get()
    assert (entry.organisation, entry.percent, entry.milestone) == (cast.bruecke, 40, stone)
    page = client.get(stone.measure.get_absolute_url()).content.decode()
    assert "Gedruckt." in page


def test_a_report_without_a_sentence_or_above_hundred_is_asked_again(cast, as_person):
    row = make.matrix_measure(cast)
    client = as_person("ngo_editor")
    address = reverse("monitoring:progress-create", args=[row.pk])
    for data in (
        {"state": "on_track"},
        {"state": "on_track", "percent": "101", "sentence": "x"},
        {"sentence": "x"},
    ):
        assert client.post(address, data).status_code == 422
    assert not ProgressEntry.objects.exists()


def test_a_provider_sees_only_measures_it_has_a_share_in(cast, as_person):
    shared = make.matrix_measure(cast)
    other = make.measure(shared.goal, cast.coordinator, title="Ohne die Brücke")
    client = as_person("ngo_editor")
    page = client.get(reverse("monitoring:measure-list")).content.decode()
    assert shared.title in page
    assert "Ohne die Brücke" not in page
    assert client.get(other.get_absolute_url()).status_code == 404
    concept = client.get(shared.concept.get_absolute_url()).content.decode()
    assert "Ohne die Brücke" not in concept


def test_a_board_member_reads_public_measures_and_remarks_on_them(cast, as_person):
    row = make.matrix_measure(cast)
    services.update_measure(row, fields={"budget": 777, "next_step": "Heimlich"}, by=cast.coordinator)
    client = as_person("board_member")
    page = client.get(row.get_absolute_url()).content.decode()
    assert "777" not in page
    assert "Heimlich" not in page
    client.post(
        reverse("monitoring:measure-comment", args=[row.pk]),
        {"committee": str(cast.board.pk), "text": "Bitte auch auf Dari."},
    )
    remark = MeasureComment.objects.get()
    assert (remark.committee, remark.author) == (cast.board, cast.board_member)
    assert "Bitte auch auf Dari." in client.get(row.get_absolute_url()).content.decode()
    assert "Bitte auch auf Dari." not in as_person("ngo_editor").get(row.get_absolute_url()).content.decode()


def test_a_remark_is_not_put_into_the_mouth_of_a_foreign_board(cast, as_person):
    row = make.matrix_measure(cast)
    answer = as_person("board_member").post(
        reverse("monitoring:measure-comment", args=[row.pk]),
        {"committee": str(cast.foreign_board.pk), "text": "x"},
    )
    assert answer.status_code == 422


def test_the_public_reads_public_measures_without_money(cast, client):
    row = make.matrix_measure(cast)
    services.update_measure(
        row, fields={"budget": 777, "next_step": "Heimlich", "owner": cast.coordinator}, by=cast.coordinator
    )
    hidden = make.measure(row.goal, cast.coordinator, title="Nur intern", is_public=False)
    page = client.get(reverse("monitoring:public-concept", args=["auental"])).content.decode()
    assert row.title in page
    for secret in (hidden.title, "777", "Heimlich", "Selin Arndt"):
        assert secret not in page
    other = client.get(reverse("monitoring:public-concept", args=["nordmark"])).content.decode()
    assert row.title not in other


def test_heute_names_late_measures_to_their_owner_and_questions_to_partners(cast):
    goal = make.the_goal(make.adopted(cast))
    make.measure(goal, cast.coordinator, owner=cast.coordinator, ends_on=dt.date(2026, 2, 13))
    (late,) = items(cast.coordinator, TODAY)
    assert late.title == "1 Maßnahme ist überfällig"
    assert items(cast.second_coordinator, TODAY) == []
    asked = make.measure(goal, cast.coordinator, partners=[cast.bruecke])
    services.ask_for_progress([asked], today=TODAY, by=cast.coordinator)
    (question,) = items(cast.ngo_editor, TODAY)
    assert question.url.endswith("/stand/")
    services.report_progress(asked, state="on_track", sentence="Geht.", today=TODAY, by=cast.ngo_editor)
    assert items(cast.ngo_editor, TODAY) == []


def test_the_list_filters_and_puts_out_what_it_shows(cast, as_person):
    goal = make.the_goal(make.adopted(cast))
    make.measure(goal, cast.coordinator, title="=SUMME(A1)", ends_on=dt.date(2026, 2, 13), budget="1200.50")
    make.measure(goal, cast.coordinator, title="Später", ends_on=dt.date(2026, 12, 31))
    client = as_person("coordinator")
    answer = client.get(reverse("monitoring:measure-list") + "?late=1&ausgabe=csv")
    text = b"".join(answer).decode("utf-8-sig")
    assert "'=SUMME(A1)" in text
    assert "Später" not in text
    assert client.get(reverse("monitoring:measure-list") + "?status=tanzt").status_code == 400


def test_a_table_of_measures_is_read_in_or_every_bad_row_named(cast, as_person):
    make.adopted(cast)
    client = as_person("coordinator")
    address = reverse("monitoring:measure-import")

    def hand_in(*rows):
        head = "Kürzel;Maßnahme;Ziel;Art der Maßnahme;Für wen?;Träger;Mittel;bis"
        text = "\r\n".join([head, *rows])
        file = SimpleUploadedFile("m.csv", text.encode("cp1252"), "text/csv")
        return client.post(address, {"datei": file}, follow=True)

    bad = hand_in(
        "W-01;Gut;4.2;Beratung;alle;Brücke Auental e. V.;12.000;31.12.2026",
        "W-02;Falsches Ziel;9.9;Beratung;alle;;;",
        "W-03;Fremd;4.2;Beratung;alle;Nordlicht e. V.;;",
    ).content.decode()
    assert "„9.9“" in bad
    assert "Nordlicht" in bad
    assert not Measure.objects.exists()
    page = hand_in("W-01;Gut;4.2;Beratung;alle;Brücke Auental e. V.;12.000 €;31.12.2026")
    client.post(page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"], {"tun": "uebernehmen"})
    row = Measure.objects.get()
    assert (row.code, row.organisation, row.budget, row.ends_on) == (
        "W-01", cast.bruecke, 12000, dt.date(2026, 12, 31),
    )  # fmt: skip


# --- Interface ---------------------------------------------------------------------------
@pytest.fixture
def call(client):
    def send(method, name, user, pk=None, **options):
        _token, secret = create_token(name="t", expires_on=today() + dt.timedelta(days=7), by=user)
        address = reverse(f"api:{name}", kwargs={"pk": pk} if pk else None)
        if method != "get":
            options["content_type"] = "application/json"
        return getattr(client, method)(address, headers={"authorization": f"Bearer {secret}"}, **options)

    return send


def test_programs_read_concepts_with_goals_and_measures_without_money(cast, call):
    row = make.matrix_measure(cast)
    concept = call("get", "concepts-detail", cast.coordinator, row.concept.pk).json()
    assert [goal["number"] for goal in concept["goals"]] == ["4.2"]
    measure = call("get", "measures-detail", cast.coordinator, row.pk).json()
    assert not {"budget", "owner", "next_step"} & set(measure)
    assert call("get", "measures-detail", cast.outsider, row.pk).status_code == 404


def test_programs_write_measures_and_progress_by_the_same_rules(cast, call):
    row = make.matrix_measure(cast)
    given = {
        "concept": str(row.concept.pk), "goal": str(row.goal.pk), "title": "Neu", "kind": "other", "audience": "all",
    }  # fmt: skip
    made = call("post", "measures-list", cast.coordinator, data=given)
    assert (made.status_code, made.json()["code"]) == (201, "W-02")
    assert call("post", "measures-list", cast.ngo_editor, data=given).status_code == 403
    assert call("post", "measures-list", cast.coordinator, data=given | {"status": "done"}).status_code == 400
    report = {"measure": str(row.pk), "state": "on_track", "sentence": "Geht voran."}
    assert call("post", "measure-progress-list", cast.ngo_editor, data=report).status_code == 201
    other = make.measure(row.goal, cast.coordinator)
    foreign = report | {"measure": str(other.pk)}
    assert call("post", "measure-progress-list", cast.ngo_editor, data=foreign).status_code == 400
    assert Goal.objects.count() == 1
