"""The cast: two districts and the people in them. Every test asks one of these.

Auental is ours; Nordmark is the other district, and `outsider` is always its coordinator.
"""

import datetime as dt
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator

from accounts.districts.models import District, Municipality
from accounts.memberships.models import Membership
from accounts.permissions import MFA_ROLES, Role
from accounts.users.models import User
from committees.roster.models import Committee
from coordination.network.models import Organisation

#: "Today" of the suite: Monday, 2 March 2026.
TODAY = dt.date(2026, 3, 2)
PASSWORD = "auental-geht-voran"


@dataclass
class Cast:
    """Everyone and everything the tests speak of by name."""

    auental: District
    nordmark: District
    lindtal: Municipality
    auenstadt: Municipality
    bruecke: Organisation
    foreign_organisation: Organisation
    board: Committee
    foreign_board: Committee
    people: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        try:
            return self.__dict__["people"][name]
        except KeyError as error:
            raise AttributeError(name) from error


def build_cast() -> Cast:
    """Create the cast in the test database."""
    auental = District.objects.create(
        ags="05999", slug="auental", name="Landkreis Auental", kind=District.Kind.RURAL, land="NW"
    )
    nordmark = District.objects.create(
        ags="01999", slug="nordmark", name="Kreis Nordmark", kind=District.Kind.RURAL, land="SH"
    )
    lindtal = Municipality.objects.create(district=auental, ags="05999002", name="Lindtal")
    auenstadt = Municipality.objects.create(district=auental, ags="05999001", name="Auenstadt", is_seat=True)
    cast = Cast(
        auental=auental,
        nordmark=nordmark,
        lindtal=lindtal,
        auenstadt=auenstadt,
        bruecke=make_organisation(auental, "Brücke Auental e. V."),
        foreign_organisation=make_organisation(nordmark, "Nordlicht e. V."),
        board=make_committee(auental, "Beirat für Teilhabe"),
        foreign_board=make_committee(nordmark, "Forum Nordmark"),
    )
    add = cast.people.__setitem__
    add("coordinator", _person(auental, "Selin Arndt", Role.COORDINATOR))
    add("second_coordinator", _person(auental, "Henrike Vogt", Role.COORDINATOR))
    add("admin", _person(auental, "Jutta Peters", Role.ADMIN))
    add("clerk", _person(auental, "Marek Winter", Role.CLERK, committee=cast.board))
    add("case_worker", _person(auental, "Dilan Yıldız", Role.CASE_WORKER))
    add("interpreter", _person(auental, "Tesfay Gebremedhin", Role.INTERPRETER))
    add(
        "ngo_editor",
        _person(auental, "Amal Haddad", Role.NGO_EDITOR, organisation=cast.bruecke, is_manager=True),
    )
    add("translator", _person(auental, "Olena Kovalenko", Role.TRANSLATOR))
    add("board_member", _person(auental, "Yusuf Demirci", Role.BOARD_MEMBER, committee=cast.board))
    add("auditor", _person(auental, "Rolf Behrens", Role.AUDITOR))
    add("platform", _platform_person("Ina Keller"))
    add("outsider", _person(nordmark, "Ole Petersen", Role.COORDINATOR))
    add("nobody", User.objects.create_user("nobody@teilhabenetz.example", PASSWORD, full_name="Ohne Rolle"))
    return cast


def make_organisation(district: District, name: str, **fields) -> Organisation:
    return Organisation.objects.create(district=district, name=name, **fields)


def make_committee(district: District, name: str, **fields) -> Committee:
    return Committee.objects.create(district=district, name=name, **fields)


def _person(district: District, name: str, role: Role, **scope) -> User:
    address = name.lower().replace(" ", ".").encode("ascii", "ignore").decode()
    user = User.objects.create_user(
        f"{address}@{district.slug}.example", PASSWORD, full_name=name, active_district=district
    )
    Membership.objects.create(
        user=user, district=district, role=role, valid_from=dt.date(2020, 1, 1), **scope
    )
    _second_factor(user, role)
    return user


def _platform_person(name: str) -> User:
    user = User.objects.create_user("ina.keller@teilhabenetz.example", PASSWORD, full_name=name)
    Membership.objects.create(user=user, role=Role.PLATFORM, valid_from=dt.date(2020, 1, 1))
    _second_factor(user, Role.PLATFORM)
    return user


def _second_factor(user: User, role: Role) -> None:
    """Roles that must have a second factor have one, else every page would send them to set it up."""
    if role in MFA_ROLES:
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
        )
