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
from offers.catalogue.models import Offer
from offers.funding.models import FundingPeriod, FundingProgramme


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
