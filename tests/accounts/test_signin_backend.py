"""Behind a session stands the person with the roles of today, read anew with every request."""

import datetime as dt

from django.urls import reverse

from accounts.clock import today
from accounts.memberships.models import Membership
from accounts.signin.backend import PersonBackend


def test_the_person_and_its_memberships_come_in_one_statement(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        person = PersonBackend().get_user(cast.coordinator.pk)
        assert person is not None
        assert person.roles == {"K"}
        assert person.acting_district == cast.auental


def test_who_has_no_role_still_has_a_sign_in(cast):
    person = PersonBackend().get_user(cast.nobody.pk)
    assert person == cast.nobody
    assert person.roles == frozenset()


def test_an_account_that_was_closed_opens_nothing(cast):
    type(cast.coordinator).objects.filter(pk=cast.coordinator.pk).update(is_active=False)
    assert PersonBackend().get_user(cast.coordinator.pk) is None


def test_a_role_that_ended_is_gone_with_the_next_request(cast, as_person):
    client = as_person("coordinator")
    address = reverse("coordination:organisation-create")
    assert client.get(address).status_code == 200
    yesterday = today() - dt.timedelta(days=1)
    Membership.objects.filter(user=cast.coordinator).update(valid_until=yesterday)
    assert client.get(address).status_code == 403
