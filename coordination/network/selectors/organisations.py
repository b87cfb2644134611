"""Organisations and what hangs on them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Window
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.clock import today as today_now
from accounts.districts.models import Municipality
from accounts.memberships.models import Membership
from accounts.permissions import reaches
from accounts.users.models import User
from coordination.network.models import InternalNote, JournalEntry, Organisation, Relation, Task
from desk.search.selectors import matching


@dataclass(frozen=True)
class OrganisationRights:
    """What the person may do with one organisation, asked of the table without the database."""

    may_change: bool
    may_change_core: bool
    may_retire: bool
    may_add_people: bool
    may_write_journal: bool
    may_add_tasks: bool


def organisation_rows(user: User) -> QuerySet[Organisation]:
    """Organisations the person may see, with municipality and parent."""
    return Organisation.objects.visible_to(user).select_related("municipality", "parent")


def published_organisations() -> QuerySet[Organisation]:
    """What anyone may know, in every district."""
    return Organisation.objects.published().select_related("municipality")


def organisation_choices(user: User) -> QuerySet[Organisation]:
    """Organisations to choose from: those that have been taken in and have not left."""
    return Organisation.objects.visible_to(user).filter(status__in=Organisation.IN_NETWORK)


def suggestions(user: User, text: str) -> list[str]:
    """Names that fit what somebody is typing, at most twenty."""
    if len(text.strip()) < 2:
        return []
    return list(matching(organisation_choices(user), text).values_list("name", flat=True)[:20])


def organisations_in(municipality: Municipality, user: User) -> QuerySet[Organisation]:
    """Who sits in a municipality."""
    return organisation_choices(user).filter(municipality=municipality)


def organisation_rights(user: User, organisation: Organisation) -> OrganisationRights:
    """The same answer as the door, for one organisation the person sees already."""

    def reach_of(resource: str, action: str) -> bool:
        for membership in user.acting_memberships:
            found = reaches(membership.role, resource, action)
            own = membership.organisation_id == organisation.pk
            here = membership.district_id == organisation.district_id
            if "*" in found or (here and ("r" in found or "s" in found or ("o" in found and own))):
                return True
        return False

    change = reach_of("organisation", "U")
    return OrganisationRights(
        may_change=change,
        may_change_core=change and reach_of("organisation", "U") and _in_whole_district(user),
        may_retire=reach_of("organisation", "X"),
        may_add_people=reach_of("contact_person", "C") and not organisation.is_left,
        may_write_journal=reach_of("journal_entry", "C"),
        may_add_tasks=reach_of("task", "C"),
    )


def _in_whole_district(user: User) -> bool:
    return any(set(reaches(m.role, "organisation", "U")) & {"r", "*"} for m in user.acting_memberships)


def journal_of(organisation: Organisation, user: User, *, limit: int | None = 5) -> list[JournalEntry]:
    """The latest contacts; each row knows as `total` how many there are."""
    rows = (
        JournalEntry.objects.visible_to(user)
        .filter(organisation=organisation)
        .select_related("author", "person")
        .annotate(total=Window(Count("pk")))
    )
    return list(rows[:limit] if limit else rows)


def notes_of(organisation: Organisation, user: User) -> list[InternalNote]:
    """What the coordination thinks, newest first."""
    return list(
        InternalNote.objects.visible_to(user).filter(organisation=organisation).select_related("author")
    )


def relations_of(
    organisation: Organisation, user: User
) -> list[tuple[Any, list[tuple[Relation, Organisation]]]]:
    """Links in both directions, grouped by their words as read from this organisation."""
    rows = (
        Relation.objects.visible_to(user)
        .filter(Q(source=organisation) | Q(target=organisation))
        .select_related("source", "target")
    )
    groups: dict[Any, list[tuple[Relation, Organisation]]] = {}
    for relation in rows:
        kind = Relation.Kind(relation.kind)
        if relation.source_id == organisation.pk:
            groups.setdefault(str(kind.label), []).append((relation, relation.target))
        else:
            groups.setdefault(str(Relation.REVERSE[kind]), []).append((relation, relation.source))
    return list(groups.items())


def consequences_of_leaving(organisation: Organisation, user: User, today: dt.date) -> list[str]:
    """What happens when it leaves, in sentences with numbers."""
    functions = organisation.functions.filter(ends_on__isnull=True).count()
    tasks = Task.objects.visible_to(user).filter(subject_id=organisation.pk, status="open").count()
    accounts = Membership.objects.active_on(today).filter(organisation=organisation).count()
    branches = organisation.branches.exclude(status=Organisation.Status.LEFT).count()
    lines = [
        ngettext("%d Funktion endet an diesem Tag.", "%d Funktionen enden an diesem Tag.", functions)
        % functions,
        ngettext("%d offene Aufgabe bleibt offen.", "%d offene Aufgaben bleiben offen.", tasks) % tasks,
        ngettext(
            "%d Zugang bleibt bestehen, bis die Administration ihn beendet.",
            "%d Zugänge bleiben bestehen, bis die Administration sie beendet.",
            accounts,
        )
        % accounts,
        ngettext("%d Untergliederung bleibt im Netz.", "%d Untergliederungen bleiben im Netz.", branches)
        % branches,
    ]
    numbers = (functions, tasks, accounts, branches)
    named = [line for line, number in zip(lines, numbers, strict=True) if number]
    return [*named, str(_("Sie verschwindet aus öffentlichen Listen; Verlauf und Journal bleiben."))]


def municipality_choices(user: User) -> QuerySet[Municipality]:
    """Municipalities of the district the person acts in."""
    return Municipality.objects.visible_to(user)


def municipality_rows(user: User) -> QuerySet[Municipality]:
    """Municipalities with the number of organisations that sit there."""
    seen = Organisation.objects.visible_to(user).filter(status__in=Organisation.IN_NETWORK)
    return municipality_choices(user).annotate(
        organisation_count=Count(
            "organisations", filter=Q(organisations__in=seen.values("pk")), distinct=True
        )
    )


def colleagues(user: User) -> QuerySet[User]:
    """People with an access in the district, by name: those a task can be given to."""
    active = Membership.objects.active_on(today_now()).filter(district=user.active_district_id)
    return User.objects.filter(is_active=True, pk__in=active.values("user")).order_by("full_name")
