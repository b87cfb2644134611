"""Who reaches which page of the catalogue."""

from tests.access.rows import Row
from tests.offers import make

STAFF_ONLY = {"admin": 404, "clerk": 404, "interpreter": 404, "board_member": 404}


def draft(cast):
    return make.draft(cast)


def submitted(cast):
    return make.submitted(cast)


def today():
    from accounts.clock import now

    return now()


def published(cast):
    return make.published(cast, now=today())


def returned_change(cast):
    from offers.catalogue import services

    offer = make.published(cast, title="Mit Änderung", now=today())
    services.update_offer(offer, capacity=12, today=today().date(), by=cast.ngo_editor)
    return offer


def ended(cast):
    from offers.catalogue import services

    offer = make.published(cast, title="Vorbei", now=today())
    return services.end_offer(offer, ended_on=today().date(), today=today().date(), by=cast.ngo_editor)


def named(cast):
    from coordination.network.models import ContactPerson, Function
    from offers.team.services import add_person

    person = ContactPerson.objects.create(district=cast.auental, name="Mina Rahimi")
    function = Function.objects.create(district=cast.auental, person=person, organisation=cast.bruecke)
    offer = make.published(cast, title="Mit Team", now=today())
    return add_person(offer, function=function, role="key_person", by=cast.ngo_editor)


def _person(w):
    row = w.get(named)
    return {"pk": row.offer_id, "person": row.pk}


def _pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def _district(w):
    return {"district_slug": w.cast.auental.slug}


def _public_offer(w):
    return {"district_slug": w.cast.auental.slug, "offer_slug": w.get(published).slug}


EVERYONE = {"coordinator": 200, "outsider": 200, "anonymous": 200, "ngo_editor": 200, "nobody": 200}
WRITERS = {"coordinator": 200, "ngo_editor": 200, "outsider": 404, "anonymous": 302, "nobody": 404}
READERS = {"admin": 403, "clerk": 403, "case_worker": 403, "interpreter": 403, "board_member": 403}

ROWS = [
    Row("offers:public-start", EVERYONE),
    Row("offers:public-home", EVERYONE, args=_district),
    Row("offers:public-search", EVERYONE, args=_district),
    Row("offers:public-offer", EVERYONE, args=_public_offer),
    Row("offers:public-api", EVERYONE, args=_district),
    Row(
        "offers:offer-list",
        {
            "coordinator": 200,
            "outsider": 200,
            "anonymous": 302,
            "ngo_editor": 200,
            "clerk": 200,
            "nobody": 403,
        },
    ),
    Row("offers:my-offers", {"coordinator": 200, "outsider": 200, "anonymous": 302, "ngo_editor": 200}),
    Row(
        "offers:offer-create",
        {
            "coordinator": 200,
            "outsider": 200,
            "anonymous": 302,
            "ngo_editor": 200,
            "clerk": 403,
            "admin": 403,
        },
    ),
    Row(
        "offers:offer-import",
        {
            "coordinator": 200,
            "outsider": 200,
            "anonymous": 302,
            "admin": 403,
            "ngo_editor": 403,
            "clerk": 403,
        },
    ),
    Row("offers:offer-detail", WRITERS | STAFF_ONLY, args=_pk(draft)),
    Row(
        "offers:offer-detail",
        WRITERS | {"admin": 200, "clerk": 200, "case_worker": 200, "interpreter": 200, "board_member": 200},
        args=_pk(published),
    ),
    Row("offers:offer-preview", WRITERS | STAFF_ONLY, args=_pk(draft)),
    Row("offers:offer-update", WRITERS | STAFF_ONLY, args=_pk(draft)),
    Row("offers:offer-update", WRITERS | READERS, args=_pk(published)),
    Row("offers:offer-person-add", WRITERS | STAFF_ONLY, args=_pk(draft)),
    Row("offers:offer-person-add", WRITERS | READERS, args=_pk(published)),
    Row("offers:offer-person-remove", WRITERS | READERS, args=_person),
    Row(
        "offers:offer-person-remove",
        {"outsider": 404, "anonymous": 302, "clerk": 403, "ngo_editor": 303, "coordinator": 404},
        args=_person,
        method="post",
    ),
    Row("offers:offer-submit", WRITERS | STAFF_ONLY, args=_pk(draft)),
    Row(
        "offers:offer-submit",
        {"outsider": 404, "anonymous": 302, "ngo_editor": 303, "coordinator": 409},
        args=_pk(draft),
        method="post",
    ),
    Row("offers:offer-take-back", WRITERS, args=_pk(submitted)),
    Row(
        "offers:offer-take-back",
        {"outsider": 404, "anonymous": 302, "ngo_editor": 303, "coordinator": 409},
        args=_pk(submitted),
        method="post",
    ),
    Row("offers:offer-confirm", WRITERS | READERS, args=_pk(published)),
    Row(
        "offers:offer-confirm",
        {"outsider": 404, "anonymous": 302, "clerk": 403, "ngo_editor": 303, "coordinator": 303},
        args=_pk(published),
        method="post",
    ),
    Row("offers:offer-pause", WRITERS | READERS, args=_pk(published)),
    Row("offers:offer-resume", WRITERS | READERS, args=_pk(published)),
    Row("offers:offer-end", WRITERS | READERS, args=_pk(published)),
    Row(
        "offers:offer-archive",
        {"coordinator": 200, "ngo_editor": 403, "outsider": 404, "anonymous": 302, "clerk": 404},
        args=_pk(ended),
    ),
    Row("offers:revision-submit", WRITERS | READERS, args=_pk(returned_change)),
    Row("offers:revision-discard", WRITERS | READERS, args=_pk(returned_change)),
    Row("offers:revision-submit", {"coordinator": 404, "outsider": 404, "anonymous": 302}, args=_pk(draft)),
    Row(
        "offers:offer-review",
        {"coordinator": 200, "second_coordinator": 200, "ngo_editor": 403, "outsider": 404, "anonymous": 302},
        args=_pk(submitted),
    ),
    Row(
        "offers:offer-review",
        {"outsider": 404, "anonymous": 302, "ngo_editor": 403, "coordinator": 303, "second_coordinator": 409},
        args=_pk(submitted),
        method="post",
        data=lambda w: {"decision": "approve", "comment": "Passt."},
    ),
]
