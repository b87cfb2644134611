"""What an import made besides values goes with it when it is taken back; what somebody needs stays, with the reason."""

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from monitoring.imports.made import made_by
from monitoring.imports.services import apply_file
from monitoring.imports.undoing import undo_batch
from monitoring.indicators import services
from monitoring.indicators.models import Area, Component, Dimension, ImportBatch, Indicator
from tests.monitoring.imports import samples
from tests.monitoring.imports.make import checked, chosen, worked
from tests.monitoring.make import NOW
from tests.monitoring.make_indicators import make_area, make_change, make_indicator, make_value
from tests.monitoring.test_indicators_pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(cast) -> ImportBatch:
    """Two areas and one draft came with the file; the income was known."""
    make_indicator(cast.auental, "einkommen", title="Haushaltseinkommen", kind="amount", unit="€")
    file = chosen(cast, checked(cast, samples.A), areas=True, Ausländeranteil="new")
    file = worked(apply_file(file=file, leave_out=True, by=cast.coordinator))
    assert file.batch is not None
    return file.batch


def undo(batch, cast):
    return undo_batch(batch=batch, now=NOW, by=cast.coordinator)


def test_what_nobody_needs_goes_with_the_import(cast, batch):
    assert Area.objects.filter(made_by=batch).count() == 2
    assert made_by(batch).free == 3
    undo(batch, cast)
    assert not Area.objects.exists()
    assert list(Indicator.objects.values_list("code", flat=True)) == ["einkommen"]
    assert not Component.objects.filter(title="Noch einzuordnen").exists()
    assert not Dimension.objects.filter(title="Eingelesen").exists()
    gone = AuditEntry.objects.filter(batch=batch.pk, action="area.deleted")
    assert {entry.before["ags"] for entry in gone} == {"01999", "05999"}


def test_what_somebody_needs_stays_and_says_why(cast, batch, as_person):
    city, county = Area.objects.get(ags="01999"), Area.objects.get(ags="05999")
    draft = Indicator.objects.get(made_by=batch)
    other = make_indicator(cast.auental, "I-1", title="Andere", weight_indicator=draft)
    make_value(other, city, 2020, "1")
    make_change(cast.auental, old="05998", new="05999")
    undo(batch, cast)
    assert set(Area.objects.all()) == {city, county}
    reasons = {str(item.row): item.reason for item in made_by(batch).kept}
    assert reasons == {
        "Musterstadt": "gebraucht: Indikatorwerte",
        "Musterkreis": "steht in einer Gebietsänderung",
        "Ausländeranteil": "gebraucht: Indikatoren",
    }
    page = text_of(as_person("coordinator").get(batch.get_absolute_url()))
    assert "Geblieben ist: Ausländeranteil gebraucht: Indikatoren" in page


@pytest.mark.parametrize("deed", ["edited", "published", "child", "boundary", "change", "task"])
def test_each_way_of_needing_keeps_it(cast, batch, deed):
    draft, city = Indicator.objects.get(made_by=batch), Area.objects.get(ags="01999")
    if deed == "edited":
        services.update_indicator(draft, component=draft.component, title="Anders", by=cast.coordinator)
    elif deed == "published":
        Indicator.objects.filter(pk=draft.pk).update(is_public=True)
    elif deed == "child":
        make_area(cast.auental, "01999001", "Ort", "gemeinde", parent=city)
    elif deed == "boundary":
        from monitoring.indicators.models import AreaBoundary

        AreaBoundary.objects.create(
            district=cast.auental, area=city, geometry={}, edition="x", attribution="y"
        )
    elif deed == "change":
        make_change(cast.auental, old="01999", new="01998")
    else:
        from coordination.network.models import Task

        Task.objects.create(
            district=cast.auental, title="Ansehen", owner=cast.coordinator, created_by=cast.coordinator,
            due_on=NOW.date(), subject_type="monitoring.area", subject_id=city.pk,
        )  # fmt: skip
    undo(batch, cast)
    assert Indicator.objects.filter(pk=draft.pk).exists() == (deed in ("edited", "published"))
    assert Area.objects.filter(pk=city.pk).exists() == (deed not in ("edited", "published"))


def test_an_area_made_by_hand_or_by_another_import_is_never_touched(cast, batch):
    hand = make_area(cast.auental, "01998", "Von Hand")
    undo(batch, cast)
    assert list(Area.objects.all()) == [hand]


def test_the_question_tells_how_much_goes(batch, as_person):
    page = text_of(as_person("coordinator").get(reverse("monitoring:batch-undo", args=[batch.pk])))
    assert "die sonst niemand braucht: 3; sie gehen mit." in page
