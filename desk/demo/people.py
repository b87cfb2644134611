"""The people of the demo who work for the districts; editors and clerks come with their rooms."""

from accounts.permissions import Role
from desk.demo.world import World


def build(world: World) -> None:
    world.person("coordinator", "Selin Arndt", Role.COORDINATOR)
    world.person("second_coordinator", "Henrike Vogt", Role.COORDINATOR)
    world.person("admin", "Jutta Peters", Role.ADMIN)
    world.person("second_admin", "Bernd Achterberg", Role.ADMIN)
    world.person("case_worker", "Dilan Yıldız", Role.CASE_WORKER)
    world.person("second_case_worker", "Mirjam Osei", Role.CASE_WORKER)
    world.person("auditor", "Rolf Behrens", Role.AUDITOR)
    world.person("platform", "Ina Keller", Role.PLATFORM)
    world.person("outsider", "Ole Petersen", Role.COORDINATOR, district=world.other)
    world.person("second_outsider", "Wiebke Hansen", Role.COORDINATOR, district=world.other)
