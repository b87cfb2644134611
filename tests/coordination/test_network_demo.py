"""The invented districts hold what the walks speak of."""

import pytest

from accounts.permissions import Role
from coordination.barriers import demo as barriers
from coordination.barriers.models import Barrier
from coordination.network import demo as network
from coordination.network.models import Organisation, Task
from desk.demo import people
from desk.demo.world import build_world


@pytest.mark.django_db
def test_the_network_and_the_barriers_of_the_demo_are_whole():
    world = build_world()
    people.build(world)
    network.build(world)
    barriers.build(world)
    ours = Organisation.objects.filter(district=world.district)
    assert ours.count() == 60
    assert ours.values("municipality").distinct().count() == 12
    assert set(ours.values_list("kind", flat=True)) == set(Organisation.Kind.values) - {"other"}
    assert Organisation.objects.filter(district=world.other).count() == 8
    for key in ("bruecke", "eritrea"):
        assert world[key].functions.filter(person__name="Tesfay Gebremedhin").exists()
    assert Barrier.objects.count() == 12
    assert set(Barrier.objects.values_list("status", flat=True)) == set(Barrier.Status.values) - {"duplicate"}
    assert Task.objects.count() == 6
    membership = world.people["ngo_editor"].memberships.get()
    assert (membership.role, membership.organisation) == (Role.NGO_EDITOR, world["bruecke"])
