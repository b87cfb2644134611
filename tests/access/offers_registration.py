"""Who reaches which page of a registration, and of those who write for an organisation."""

from accounts.invitations import services as invitations
from accounts.memberships.models import Colleague, Membership
from accounts.permissions import Role
from accounts.users.models import User
from desk.mail.models import OutgoingMail
from tests.access.rows import Row
from tests.cast import TODAY
from tests.offers import make_registration as make


def waiting(cast):
    return make.registered(cast)


def mailed_secret(cast):
    make.unconfirmed(cast)
    return make.link_of(OutgoingMail.objects.latest("created_at"))


def colleague(cast):
    user = User.objects.create_user("karim@auental.example", "drei gelbe Brücken", full_name="Karim Nazari")
    row = Membership.objects.create(
        user=user, district=cast.auental, role=Role.NGO_EDITOR, organisation=cast.bruecke, valid_from=TODAY
    )
    return Colleague.objects.get(pk=row.pk)


def invited(cast):
    return invitations.invite_colleague(
        email="neu@bruecke.example", full_name="Neu", organisation=cast.bruecke, by=cast.ngo_editor
    )[0]


def _pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def _own(w):
    return {"pk": w.cast.bruecke.pk}


def _district(w):
    return {"district_slug": w.cast.auental.slug}


EVERYONE = {"coordinator": 200, "outsider": 200, "anonymous": 200, "ngo_editor": 200, "nobody": 200}
DECIDERS = {
    "coordinator": 200, "second_coordinator": 200, "admin": 403, "ngo_editor": 404, "clerk": 404, "case_worker": 404,
    "interpreter": 404, "board_member": 404, "auditor": 404, "outsider": 404, "anonymous": 302, "nobody": 404,
}  # fmt: skip
MANAGERS = {
    "ngo_editor": 200, "coordinator": 403, "admin": 403, "clerk": 404, "case_worker": 404, "interpreter": 404,
    "outsider": 404, "anonymous": 302, "nobody": 404,
}  # fmt: skip
STEPS = ("accept", "ask", "join", "refuse")

ROWS = [
    Row("offers:public-register", EVERYONE, args=_district),
    Row(
        "offers:public-register",
        {"coordinator": 422, "outsider": 422, "anonymous": 422},
        args=_district,
        method="post",
    ),
    Row("offers:public-register-sent", EVERYONE, args=_district),
    Row(
        "offers:registration-confirm",
        EVERYONE,
        args=lambda w: {"secret": w.get(mailed_secret)},
    ),
    Row(
        "offers:registration-confirm",
        dict.fromkeys(EVERYONE, 410),
        args=lambda w: {"secret": "gibt-es-nicht"},
    ),
    Row(
        "offers:registration-list",
        {
            "coordinator": 200,
            "admin": 200,
            "outsider": 200,
            "ngo_editor": 403,
            "clerk": 403,
            "anonymous": 302,
            "nobody": 403,
        },
    ),
    Row("offers:registration-detail", DECIDERS | {"admin": 200}, args=_pk(waiting)),
    *(Row(f"offers:registration-{step}", DECIDERS, args=_pk(waiting)) for step in STEPS),
    Row(
        "offers:registration-accept",
        {"outsider": 404, "anonymous": 302, "admin": 403, "coordinator": 303, "second_coordinator": 409},
        args=_pk(waiting),
        method="post",
    ),
    Row(
        "offers:registration-answer",
        {"coordinator": 404, "ngo_editor": 404, "outsider": 404, "anonymous": 302, "nobody": 404},
        args=_pk(waiting),
    ),
    Row(
        "coordination:own-organisation",
        {"ngo_editor": 302, "coordinator": 404, "outsider": 404, "anonymous": 302, "nobody": 404},
    ),
    Row(
        "coordination:colleague-list",
        {
            "ngo_editor": 200,
            "coordinator": 200,
            "admin": 200,
            "clerk": 404,
            "case_worker": 404,
            "interpreter": 404,
            "outsider": 404,
            "anonymous": 302,
            "nobody": 404,
        },
        args=_own,
    ),
    Row("coordination:colleague-invite", MANAGERS, args=_own),
    Row("coordination:colleague-manager", MANAGERS | {"admin": 200}, args=_pk(colleague)),
    Row("coordination:colleague-remove", MANAGERS | {"admin": 200}, args=_pk(colleague)),
    Row("coordination:colleague-uninvite", MANAGERS | {"admin": 200}, args=_pk(invited)),
    Row(
        "coordination:colleague-remove",
        {"outsider": 404, "anonymous": 302, "coordinator": 403, "ngo_editor": 303, "admin": 409},
        args=_pk(colleague),
        method="post",
    ),
]
