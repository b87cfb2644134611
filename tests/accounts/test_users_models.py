"""What a person knows about itself."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_who_works_in_a_district_acts_there(cast):
    assert cast.coordinator.acting_district == cast.auental


def test_who_works_in_no_district_is_refused(cast):
    cast.coordinator.active_district = None
    with pytest.raises(PermissionDenied):
        _ = cast.coordinator.acting_district


def test_settings_of_no_district_are_a_403(cast, as_person):
    client = as_person("admin")
    type(cast.admin).objects.filter(pk=cast.admin.pk).update(active_district=None)
    assert client.get(reverse("desk:district-settings")).status_code == 403
