"""People and their functions."""

import datetime as dt

from django.db.models import Prefetch, Q, QuerySet

from accounts.users.models import User
from coordination.network.models import ContactPerson, Function, Organisation


def person_rows(user: User) -> QuerySet[ContactPerson]:
    """People the person may see, with the functions it may see of them."""
    functions = Function.objects.visible_to(user).select_related("organisation")
    return ContactPerson.objects.visible_to(user).prefetch_related(
        Prefetch("functions", queryset=functions, to_attr="seen_functions")
    )


def person_choices(user: User) -> QuerySet[ContactPerson]:
    """People to choose from."""
    return ContactPerson.objects.visible_to(user)


def people_of(organisation: Organisation, user: User) -> QuerySet[ContactPerson]:
    """Those that are or were something in the organisation."""
    functions = Function.objects.visible_to(user).filter(organisation=organisation)
    return person_choices(user).filter(pk__in=functions.values("person"))


def person_named(user: User, name: str) -> ContactPerson | None:
    """The one person of that name the user may see; none if there is no or more than one."""
    found = list(person_choices(user).filter(name__iexact=name.strip())[:2])
    return found[0] if len(found) == 1 else None


def functions_of(organisation: Organisation, user: User) -> list[Function]:
    """Who is what here; leadership and chair first, in the order of the kinds."""
    rows = Function.objects.visible_to(user).filter(organisation=organisation)
    rank = {kind: place for place, kind in enumerate(Function.Kind.values)}
    return sorted(rows.select_related("person", "organisation"), key=lambda function: rank[function.kind])


def functions_held(user: User, kinds: list[str]) -> QuerySet[Function]:
    """Functions of these kinds that somebody holds without an end."""
    return Function.objects.visible_to(user).filter(kind__in=kinds, ends_on__isnull=True)


def functions_of_person(person: ContactPerson, user: User) -> list[Function]:
    """What somebody is where, as far as the reader may know."""
    return list(
        Function.objects.visible_to(user).filter(person=person).select_related("organisation", "person")
    )


def published_functions(organisation: Organisation, today: dt.date) -> QuerySet[Function]:
    """Functions that are named in public: with consent or official, and held today."""
    return (
        Function.objects.published()
        .filter(organisation=organisation)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
        .select_related("person")
    )
