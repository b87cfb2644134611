"""Who carries three of the invented offers."""

from coordination.network.models import Function
from desk.demo.world import World
from offers.team.models import TeamRole
from offers.team.services import add_person

TITLES = ("Wohnungsführerschein für alle", "Beratung im Quartier Lindtal", "Sprachpat:innen Lindtal")
ROLES = (TeamRole.RESPONSIBLE, TeamRole.KEY_PERSON, TeamRole.KEY_PERSON)


def build(world: World) -> None:
    for title in TITLES:
        offer = world[f"offer:{title}"]
        people = Function.objects.filter(organisation=offer.provider, ends_on__isnull=True)
        for function, role in zip(people.order_by("person__sort_name", "pk")[:3], ROLES, strict=False):
            add_person(offer, function=function, role=role, by=world.people["coordinator"])
