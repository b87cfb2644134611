"""Every door answers every role for every action: none is asked by the table for what it does not say."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured

MODELS = sorted((model for model in apps.get_models() if hasattr(model, "door")), key=lambda m: m._meta.label)


def speechless(model, people) -> list[str]:
    """Who may not even ask, because the door has no answer."""
    found = []
    for user in people:
        for action in "LVCUXPE":
            try:
                model._base_manager.filter(model.door.filter_for(user, action)).exists()
            except ImproperlyConfigured as error:
                found.append(f"{user}, {action}: {error}")
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_door_answers_everybody(model, cast):
    assert speechless(model, [*cast.people.values(), AnonymousUser()]) == []


def test_a_door_that_does_not_say_its_public_part_is_noticed(cast, monkeypatch):
    model = apps.get_model("committees", "AllowanceRate")
    monkeypatch.setattr(model, "door", replace(model.door, public=None))
    assert any("names no public part" in line for line in speechless(model, [cast.clerk]))
