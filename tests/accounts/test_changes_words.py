"""A broken constraint speaks to the person: it names the fields of the form, never itself."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from accounts import changes
from coordination.network.models import Organisation
from tests.cast import make_organisation
from tests.offers import make

pytestmark = pytest.mark.django_db


def messages_of(row) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        changes.validate(row)
    return caught.value.messages


def test_a_condition_without_words_names_its_fields(cast):
    offer = make.draft(cast)
    offer.age_min, offer.age_max = 30, 20
    (text,) = messages_of(offer)
    assert text == "Diese Angaben passen so nicht zusammen: „Alter von“, „Alter bis“. Bitte prüfen."


def test_a_condition_with_words_of_its_own_keeps_them(cast):
    row = make_organisation(cast.auental, "Tafel")
    row.joined_on, row.left_on = dt.date(2026, 3, 2), dt.date(2026, 3, 1)
    (own,) = [
        str(rule.violation_error_message)
        for rule in Organisation._meta.constraints
        if rule.name == "organisation_period_forward"
    ]
    assert own in messages_of(row)
