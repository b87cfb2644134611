"""Who reaches which page of dates, numbers, certificates and cards."""

import datetime as dt
import uuid

from tests.access.rows import Row
from tests.offers import make as offers
from tests.offers import make_participation as make


def now():
    from accounts.clock import now

    return now()


def offer(cast):
    return offers.published(cast, title="Mit Terminen", capacity=15, waiting_list=True, now=now())


def coming(cast):
    """A date next week with somebody who moved up and somebody who waits."""
    start = now().replace(microsecond=0) + dt.timedelta(days=7)
    return make.session(cast, of=offer(cast), start=start, capacity_override=2)


def past(cast):
    start = now().replace(microsecond=0) - dt.timedelta(days=7)
    return make.session(cast, of=offer(cast), start=start)


def signed_up(cast):
    return make.sign_ups(coming(cast), 1, now())[0]


def moved_up(cast):
    from offers.participation import services

    first, _second, third = make.sign_ups(coming(cast), 3, now())
    services.call_off(first, now=now())
    third.refresh_from_db()
    return third


def programme(cast):
    return make.programme(cast, modules=1, of=offer(cast))


def draft_module(cast):
    from offers.participation import services

    row = make.programme(cast, modules=1)
    return services.revise_programme(row, by=cast.ngo_editor).modules.get()


def draft(cast):
    return draft_module(cast).version_of.programme


def card(cast):
    return make.card(cast, programme(cast))


def full_card(cast):
    row = make.programme(cast, modules=1, of=offer(cast))
    found = make.card(cast, row)
    day = now().date() - dt.timedelta(days=3)
    make.attend(cast, row.offers.get(), make.modules(row, 1)[0], [found], day)
    return found


def _pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def _district(w):
    return {"district_slug": w.cast.auental.slug}


def _coming(w):
    return {"district_slug": w.cast.auental.slug, "pk": w.get(coming).pk}


def _code(w):
    return {"district_slug": w.cast.auental.slug, "code": w.get(moved_up).code}


EVERYONE = {"coordinator": 200, "outsider": 200, "anonymous": 200, "ngo_editor": 200, "nobody": 200}
WRITERS = {"coordinator": 200, "ngo_editor": 200, "outsider": 404, "anonymous": 302, "nobody": 404}
READERS = {"admin": 403, "clerk": 403, "case_worker": 403, "interpreter": 403, "board_member": 403}
STRANGERS = {"admin": 404, "clerk": 404, "case_worker": 404, "interpreter": 404, "board_member": 404}
LISTS = {"coordinator": 200, "outsider": 200, "anonymous": 302, "ngo_editor": 200, "nobody": 403}

ROWS = [
    Row("offers:public-sign-up", EVERYONE, args=_coming),
    Row(
        "offers:public-sign-up",
        {"coordinator": 303, "outsider": 303, "anonymous": 303},
        args=_coming,
        method="post",
        data=lambda w: {"request_key": str(uuid.uuid4())},
    ),
    Row("offers:public-sign-up-code", EVERYONE, args=_district),
    Row("offers:public-sign-up-state", EVERYONE, args=_code),
    Row(
        "offers:public-sign-up-state",
        {"coordinator": 404, "outsider": 404, "anonymous": 404},
        args=lambda w: {"district_slug": w.cast.nordmark.slug, "code": w.get(moved_up).code},
    ),
    Row("offers:public-card", EVERYONE, args=lambda w: {"token": w.get(card).token}),
    Row(
        "offers:public-card",
        {"coordinator": 404, "outsider": 404, "anonymous": 404},
        args=lambda w: {"token": "0001"},
    ),
    Row("offers:session-list", LISTS | {"clerk": 200, "admin": 200}),
    Row("offers:curriculum-list", LISTS | {"clerk": 403, "admin": 200}),
    Row("offers:card-list", LISTS | {"clerk": 403, "admin": 403}),
    Row("offers:participation-statistics", LISTS | {"clerk": 403, "admin": 403}),
    Row("offers:participation-export", LISTS | {"clerk": 403, "admin": 403}),
    Row("offers:offer-session-create", WRITERS | READERS, args=_pk(offer)),
    Row(
        "offers:session-detail",
        WRITERS | {"admin": 200, "clerk": 200, "case_worker": 200, "interpreter": 200, "board_member": 200},
        args=_pk(coming),
    ),
    Row("offers:session-update", WRITERS | READERS, args=_pk(coming)),
    Row("offers:session-cancel", WRITERS | READERS, args=_pk(coming)),
    Row("offers:session-sign-up", WRITERS | READERS, args=_pk(coming)),
    Row(
        "offers:session-sign-up",
        {"coordinator": 303, "ngo_editor": 303, "outsider": 404, "anonymous": 302, "clerk": 403},
        args=_pk(coming),
        method="post",
        data=lambda w: {"card": ""},
    ),
    Row("offers:session-attendance", WRITERS | READERS, args=_pk(past)),
    Row(
        "offers:session-attendance",
        {"coordinator": 303, "ngo_editor": 303, "outsider": 404, "anonymous": 302, "clerk": 403},
        args=_pk(past),
        method="post",
        data=lambda w: {"walk_ins": "3", "walk_in_cards": ""},
    ),
    Row("offers:participation-confirm", WRITERS | STRANGERS, args=_pk(moved_up)),
    Row("offers:participation-cancel", WRITERS | STRANGERS, args=_pk(signed_up)),
    Row("offers:curriculum-create", LISTS | {"clerk": 403, "admin": 403}),
    Row(
        "offers:curriculum-detail",
        WRITERS | STRANGERS | {"admin": 200},
        args=_pk(programme),
    ),
    Row("offers:curriculum-update", WRITERS | STRANGERS | {"admin": 403}, args=_pk(programme)),
    Row("offers:curriculum-module", WRITERS | STRANGERS | {"admin": 403}, args=_pk(draft)),
    Row("offers:curriculum-revise", WRITERS | STRANGERS | {"admin": 403}, args=_pk(programme)),
    Row("offers:curriculum-release", WRITERS | STRANGERS | {"admin": 403}, args=_pk(draft)),
    Row("offers:curriculum-cards", WRITERS | STRANGERS | {"admin": 403}, args=_pk(programme)),
    Row("offers:module-update", WRITERS | STRANGERS | {"admin": 403}, args=_pk(draft_module)),
    Row("offers:module-remove", WRITERS | STRANGERS | {"admin": 403}, args=_pk(draft_module)),
    Row("offers:card-detail", WRITERS | STRANGERS, args=_pk(card)),
    Row("offers:card-print", WRITERS | STRANGERS, args=_pk(card)),
    Row("offers:card-certify", WRITERS | STRANGERS, args=_pk(full_card)),
    Row(
        "offers:card-certify",
        {"outsider": 404, "anonymous": 302, "ngo_editor": 303, "coordinator": 409},
        args=_pk(full_card),
        method="post",
    ),
]
