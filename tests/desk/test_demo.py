"""The invented district holds what the walks speak of, and the second district never shows through."""

import datetime as dt

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.districts.models import District
from accounts.doors import TenantModel
from accounts.users.models import User
from committees.roster.models import Committee, Seat
from coordination.barriers.models import BarrierSighting
from coordination.cases.models import Case
from coordination.interpreting.models import BookingRequest, Interpreter, InterpreterLanguage
from coordination.network.models import Organisation
from desk.demo.world import DEMO_DAY
from desk.hub.history import _label, model_of
from desk.notifications.models import Notification
from monitoring.reports.models import IntegrationReport
from monitoring.reports.selectors import content_of, previous_report
from monitoring.reports.snapshot import take_content
from monitoring.reports.wording import paragraphs
from offers.catalogue.models import Offer
from offers.funding.models import FundingPeriod, FundingProgramme
from tests.monitoring.told import NAMED, cell, numbers_in, texts_of, untold


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo once for this module, taken back afterwards."""
    from django.conf import settings
    from django.db import transaction

    was = settings.DEMO, settings.DEMO_TODAY
    with django_db_blocker.unblock():
        settings.DEMO, settings.DEMO_TODAY = True, "2026-03-02"
        try:
            with transaction.atomic():
                call_command("demo", verbosity=0)
                yield District.objects.get(slug="auental")
                transaction.set_rollback(True)
        finally:
            settings.DEMO, settings.DEMO_TODAY = was


@pytest.mark.django_db
def test_it_begins_in_an_empty_house():
    """Nothing of the counts below comes from elsewhere; and so the module asks for a database when it runs alone."""
    assert not District.objects.exists()


def test_it_has_the_promised_counts(demo: District):
    of_ours = {"district": demo}
    assert Organisation.objects.filter(**of_ours).exclude(status="pending").count() == 60
    assert Committee.objects.filter(**of_ours).count() == 3
    assert Seat.objects.filter(term__committee__slug="beirat", term__committee__district=demo).count() == 17
    assert Offer.objects.filter(**of_ours).count() == 40
    assert Offer.objects.filter(**of_ours, openness="open").count() == 16
    assert FundingProgramme.objects.filter(**of_ours).count() == 8
    assert FundingPeriod.objects.filter(**of_ours, status="running").count() == 11
    assert Interpreter.objects.filter(**of_ours).count() == 25
    assert BookingRequest.objects.filter(**of_ours, starts_at__year=2026).count() == 30
    assert BookingRequest.objects.filter(**of_ours, starts_at__year__range=(2021, 2025)).count() == 640
    assert Case.objects.filter(**of_ours, opened_on__gte=dt.date(2025, 5, 1)).count() == 20
    assert Case.objects.filter(**of_ours, opened_on__year__range=(2021, 2025)).count() == 100
    spoken = InterpreterLanguage.objects.filter(interpreter__district=demo).exclude(language="deu")
    assert spoken.values("language").distinct().count() >= 14


def test_the_barrier_of_the_walk_counts_four_cases_once(demo: District):
    rows = BarrierSighting.objects.filter(
        barrier__title="Wohnungsgeberbescheinigung wird verweigert", source=BarrierSighting.Source.CASE
    )
    assert rows.count() == 4
    assert rows.values("barrier").distinct().count() == 1


def test_every_address_is_invented(demo: District):
    for user in User.objects.all():
        assert user.email.endswith(".example"), user.email
    for organisation in Organisation.objects.exclude(email=""):
        assert organisation.email.endswith(".example"), organisation.email


def test_building_it_again_changes_nothing(demo: District):
    before = {model: model._base_manager.count() for model in apps.get_models()}
    call_command("demo", verbosity=0)
    assert {model: model._base_manager.count() for model in apps.get_models()} == before


def test_no_row_of_the_second_district_is_visible_to_the_first(demo: District):
    coordinator = User.objects.get(email="selin.arndt@auental.example")
    outsider = User.objects.get(email="ole.petersen@nordmark.example")
    seen = 0
    for model in apps.get_models():
        if not issubclass(model, TenantModel):
            continue
        foreign = set(model._base_manager.exclude(district=demo).values_list("pk", flat=True))
        mine = set(model.objects.visible_to(coordinator).values_list("pk", flat=True))
        theirs = set(model.objects.visible_to(outsider).values_list("pk", flat=True))
        assert not mine & foreign, f"{model.__name__}: rows of Nordmark are visible in Auental"
        assert not mine & theirs, f"{model.__name__}: both districts see the same rows"
        seen += bool(mine and foreign)
    assert seen >= 8, "Too few kinds of rows exist in both districts to prove anything."


NAMES_OF_NORDMARK = ("Nordmark", "Nordhafen", "Nordlicht", "Deichhusen", "Moorkate", "Petersen")


@pytest.mark.parametrize(
    "name",
    [
        "desk:today",
        "coordination:organisation-list",
        "coordination:person-list",
        "coordination:barrier-list",
        "coordination:booking-list",
        "coordination:interpreter-list",
        "coordination:pool-list",
        "offers:offer-list",
        "offers:period-list",
        "committees:committee-list",
        "committees:meeting-list",
        "committees:resolution-list",
        "monitoring:report-list",
    ],
)
def test_no_page_of_the_first_district_names_the_second(demo: District, client, name: str):
    client.force_login(User.objects.get(email="selin.arndt@auental.example"))
    page = client.get(reverse(name)).content.decode()
    assert "Auental" in page
    assert not [word for word in NAMES_OF_NORDMARK if word in page]


@pytest.mark.parametrize("page", ["imprint", "privacy", "accessibility"])
def test_the_legal_pages_of_the_demo_have_no_gaps(demo: District, client, page: str):
    for district in District.objects.all():
        body = client.get(reverse(f"desk:district-{page}", kwargs={"slug": district.slug})).content.decode()
        assert "tn-gapfill" not in body


def test_the_bell_of_the_demo_knows_no_other_day_than_the_demo(demo):
    rows = Notification.objects.filter(user__email="henrike.vogt@auental.example")
    assert rows.filter(read_at=None).count() == 3
    assert rows.count() > 3
    assert {day.date() <= DEMO_DAY for day in rows.values_list("created_at", flat=True)} == {True}


def test_the_history_tells_no_change_by_the_name_of_a_column(demo: District):
    unnamed = set()
    for entry in AuditEntry.objects.filter(before__isnull=False):
        model = model_of(entry.row_type)
        for name in {*entry.before, *(entry.after or {})} if model else ():
            column = name.replace("_", " ")
            if _label(model, name) == column[:1].upper() + column[1:]:
                unnamed.add((entry.row_type, name))
    assert unnamed <= {("coordination.Case", "phase")}, "The German word happens to be the same."


#: What the numbers of each finding are, in their order: table, first words of the row, column.
WORK = "Arbeitslosenquote, ohne deutsche Staatsangehörigkeit (%)"
SCHOOL = "Schulabgänger:innen ohne Abschluss, {} deutsche{} Staatsangehörigkeit (%)"
DRAFT_FINDINGS = (
    (("T7.3", WORK, "before"), ("T7.3", WORK, "y2025"), ("T7.2", SCHOOL.format("ohne", ""), "y2025")),
    ("ending", ("T19", "", "now"), ("T14", "Sprache", "all")),
    (("T27", "Wohnen", "now"), ("T26", "", "opened"), ("T24b", "nicht vermittelt", "now"), ("T24b", "angefragt", "now")),
)  # fmt: skip
FIRST_FINDINGS = (
    (("T7.3", WORK, "y2020"), ("T7.3", "Arbeitslosenquote, insgesamt (%)", "y2020")),
    (("T7.2", SCHOOL.format("ohne", ""), "y2020"), ("T7.2", SCHOOL.format("mit", "r"), "y2020")),
    (("T27", "Wohnen", "now"), ("T26", "", "opened"), ("T24b", "nicht vermittelt", "now"), ("T24b", "angefragt", "now")),
)  # fmt: skip


@pytest.fixture(scope="module")
def contents(demo: District):
    """The released report as it was frozen, and the draft computed anew, with its tables."""
    now = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    first, draft = IntegrationReport.objects.filter(district=demo).order_by("number")
    made = take_content(draft, now=now, today=DEMO_DAY, previous=previous_report(draft))
    return content_of(first, now=now, today=DEMO_DAY), made


def ending(content):
    """Offers whose money ends within a year."""
    return cell(content, "T19", "unter 6 Monate", "now") + cell(content, "T19", "6 bis 12 Monate", "now")


@pytest.mark.parametrize(("number", "expected"), [(0, FIRST_FINDINGS), (1, DRAFT_FINDINGS)])
def test_each_finding_names_its_table_and_tells_its_numbers(contents, number: int, expected):
    content = contents[number]
    findings = paragraphs(content.texts["findings"])
    assert len(findings) == 3
    for finding, places in zip(findings, expected, strict=True):
        assert NAMED.search(finding), finding
        shown = [ending(content) if place == "ending" else cell(content, *place) for place in places]
        told = numbers_in(finding)
        assert told == shown, finding


@pytest.mark.parametrize("number", [0, 1])
def test_no_sentence_of_the_reports_tells_a_number_its_table_does_not_show(contents, number: int):
    content = contents[number]
    sums = {"T19": ending(content)}
    wrong = [line for text in texts_of(content).values() for line in untold(content, text, sums)]
    assert not wrong
    assert sum(bool(NAMED.search(text)) for text in texts_of(content).values()) > 8


def test_the_reports_agree_where_one_ends_and_the_next_begins(contents):
    """Actors and open doors at the end of 2020 are the same in both, whichever table tells them."""
    first, draft = contents
    assert cell(first, "T10", "", "at_end") == cell(draft, "T10", "", "at_start") == 12
    assert cell(first, "T11", "Akteure", "end") == cell(draft, "T11", "Akteure", "start") == 12
    doors = first.table("T14").total[1:4]
    then = draft.table("A9")
    assert then.rows[0][0] == "31.12.2020 (5 Angebote)"
    assert then.rows[0][1:] == doors == (2, 0, 3)
    assert draft.table("T14").total[1:4] == then.rows[-1][1:]
    assert "2024" not in first.table("K3").source


def test_the_released_report_has_no_word_of_a_board_that_had_not_met(contents):
    first, _draft = contents
    assert first.table("T12a").rows or not first.writing.statements
