"""Giving and taking roles: by two persons where it weighs, never leaving a district without keys."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import today
from accounts.districts.models import District
from accounts.memberships.models import Membership, PendingGrant
from accounts.memberships.selectors import administrators_of, editors_beside, managers_of
from accounts.permissions import FORBIDDEN_COMBINATIONS, SECOND_PERSON_ROLES, Role
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from accounts.users.services import end_sessions, remove_second_factor

SOURCE = "Rechtekonzept, Vier-Augen-Regel"


def grant_role(
    *,
    user: User,
    role: str,
    district: District,
    valid_from: dt.date,
    valid_until: dt.date | None = None,
    organisation: Any = None,
    committee: Any = None,
    is_manager: bool = False,
    by: User,
) -> Membership | PendingGrant:
    """Give a role, or propose it when only two persons together can give it.

    The platform may give a district its first administrator alone. The first person who writes for an
    organisation manages it. Raises Refusal when the roles of the person would not go together.
    """
    with transaction.atomic():
        _lock(district)
        check_combination(
            user=user, role=role, district=district, valid_from=valid_from, valid_until=valid_until
        )
        first_keys = Role.PLATFORM in by.roles and not administrators_of(district).exists()
        if role in SECOND_PERSON_ROLES and not first_keys:
            return _propose(user, role, district, valid_from, valid_until, by)
        return _give(user, role, district, valid_from, valid_until, by, organisation, committee, is_manager)


def approve_grant(*, grant: PendingGrant, by: User) -> Membership:
    """The second person gives the role; neither the proposer nor the receiver can be it."""
    with transaction.atomic():
        current = _decide(grant, PendingGrant.State.APPROVED, by)
        check_combination(
            user=current.user,
            role=current.role,
            district=current.district,
            valid_from=current.valid_from,
            valid_until=current.valid_until,
        )
        return _give(
            current.user,
            current.role,
            current.district,
            max(current.valid_from, today()),
            current.valid_until,
            by,
            None,
            None,
            False,
        )


def refuse_grant(*, grant: PendingGrant, by: User) -> PendingGrant:
    """The second person says no."""
    with transaction.atomic():
        return _decide(grant, PendingGrant.State.REFUSED, by)


def end_role(*, membership: Membership, by: User, reason: str = "") -> None:
    """The role ends today, with the next request of the person."""
    with transaction.atomic():
        if membership.district:
            _lock(membership.district)
        current: Any = changes.lock(membership)
        if current.valid_until and current.valid_until <= today():
            raise WrongState(_("Diese Rolle ist schon zu Ende."))
        _keep_one_administrator(current.district, without=[current])
        keep_one_manager(current, if_others_stay=True)
        if current.valid_from >= today():
            changes.delete(current, by=by, action="membership.withdrawn", reason=reason)
        else:
            changes.apply(current, {"valid_until": today()}, by=by, action="membership.ended", reason=reason)


def deactivate_person(*, user: User, reason: str, by: User) -> None:
    """Close the account: sessions and keys for programs end at once.

    Only where no other district counts on the person; there the roles here are ended instead.
    """
    with transaction.atomic():
        mine = Membership.objects.active_on(today()).filter(user=user)
        elsewhere = mine.filter(~Q(district=by.active_district_id) | Q(district__isnull=True))
        if elsewhere.exists():
            raise Refusal(
                _(
                    "Diese Person arbeitet auch an anderer Stelle mit. Beenden Sie stattdessen ihre Rollen hier."
                )
            )
        if user.pk == by.pk:
            raise Refusal(_("Den eigenen Zugang schließt eine andere Person."), source=SOURCE)
        for membership in mine.filter(role=Role.ADMIN).select_related("district"):
            assert membership.district is not None
            _lock(membership.district)
            _keep_one_administrator(membership.district, without=[membership])
        changes.apply(user, {"is_active": False}, by=by, action="user.deactivated", reason=reason)
        end_sessions(user=user)
        user.api_tokens.filter(revoked_at=None).update(revoked_at=timezone.now())


def reactivate_person(*, user: User, reason: str, by: User) -> None:
    """Open a closed account again; sessions and keys stay ended."""
    with transaction.atomic():
        changes.apply(user, {"is_active": True}, by=by, action="user.reactivated", reason=reason)


def reset_second_factor(*, user: User, reason: str, by: User) -> None:
    """Take a lost factor off; the person sets up a new one at the next sign-in."""
    if user.pk == by.pk:
        raise Refusal(_("Den eigenen zweiten Schritt setzt eine andere Person zurück."), source=SOURCE)
    remove_second_factor(user=user, reason=reason, by=by)


def check_combination(
    *,
    user: User,
    role: str,
    district: District,
    valid_from: dt.date,
    valid_until: dt.date | None,
) -> None:
    """Refuse a role that must not meet another one the person has in that time."""
    overlapping = Membership.objects.filter(user=user, district=district).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=valid_from)
    )
    if valid_until:
        overlapping = overlapping.filter(valid_from__lt=valid_until)
    held = set(overlapping.values_list("role", flat=True))
    for pair in FORBIDDEN_COMBINATIONS:
        if role in pair and (clash := held & (pair - {role})):
            raise Refusal(
                _("„%(new)s“ geht nicht zusammen mit „%(held)s“, das diese Person schon hat.")
                % {"new": Role(role).label, "held": Role(clash.pop()).label},
                field="role",
                rule=_("Manche Rollen dürfen sich in einer Person nicht treffen."),
                source="Rechtekonzept C2",
            )


def _propose(user, role, district, valid_from, valid_until, by) -> PendingGrant:
    if PendingGrant.objects.filter(
        user=user, role=role, district=district, state=PendingGrant.State.PROPOSED
    ).exists():
        raise WrongState(_("Diese Rolle ist schon vorgeschlagen und wartet auf eine zweite Person."))
    grant = PendingGrant(
        user=user,
        role=role,
        district=district,
        valid_from=valid_from,
        valid_until=valid_until,
        proposed_by=by,
    )
    return changes.create(grant, by=by, action="grant.proposed")


def _give(
    user, role, district, valid_from, valid_until, by, organisation, committee, is_manager
) -> Membership:
    organisation = organisation if role in (Role.NGO_EDITOR, Role.APPLICANT) else None
    is_first = role == Role.NGO_EDITOR and not managers_of(organisation).exists()
    membership = Membership(
        user=user,
        district=None if role == Role.PLATFORM else district,
        role=role,
        organisation=organisation,
        committee=committee,
        is_manager=role == Role.NGO_EDITOR and (is_manager or is_first),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    given = changes.create(membership, by=by, action="membership.granted")
    if user.active_district_id is None:
        User.objects.filter(pk=user.pk).update(active_district=district)
    return given


def _decide(grant: PendingGrant, state: str, by: User) -> PendingGrant:
    current: Any = changes.lock(grant)
    if current.state != PendingGrant.State.PROPOSED:
        raise WrongState(_("Darüber ist schon entschieden."))
    if by.pk in (current.proposed_by_id, current.user_id):
        raise Refusal(
            _(
                "Das entscheidet eine zweite Person: nicht, wer vorgeschlagen hat, und nicht, wer die Rolle erhält."
            ),
            source=SOURCE,
        )
    changed = {"state": state, "decided_by": by, "decided_at": timezone.now()}
    return changes.apply(current, changed, by=by, action=f"grant.{state}")


def _keep_one_administrator(district: District | None, *, without: list[Membership]) -> None:
    if district is None or not any(membership.role == Role.ADMIN for membership in without):
        return
    gone = {membership.pk for membership in without}
    if not administrators_of(district).exclude(pk__in=gone).exists():
        raise Refusal(
            _("Der Kreis braucht mindestens eine Person mit der Rolle Administration."),
            rule=_("Ohne Administration käme niemand mehr an die Zugänge."),
        )


def keep_one_manager(membership: Membership, *, if_others_stay: bool = False) -> None:
    """Refuse to take the last manager from an organisation; the caller holds the lock on the roles.

    `if_others_stay`: only while somebody would go on writing there. The administration may end the very last
    access of an organisation, the organisation itself may not.
    """
    if (
        not membership.is_manager
        or managers_of(membership.organisation_id).exclude(pk=membership.pk).exists()
    ):
        return
    if if_others_stay and not editors_beside(membership).exists():
        return
    raise Refusal(
        _(
            "Diese Person verwaltet als einzige die Zugänge ihrer Organisation. Geben Sie das zuerst jemand anderem."
        ),
        rule=_("Eine Organisation behält immer mindestens eine Person, die ihre Zugänge verwaltet."),
    )


def lock_roles(district: District) -> None:
    """One change of roles per district at a time, for services of other slices."""
    _lock(district)


def _lock(district: District) -> None:
    """One change of roles per district at a time, so that two cannot take the last keys together."""
    District.objects.select_for_update().get(pk=district.pk)
