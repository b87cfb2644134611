"""Who reaches the question whether all is still true: the mailed link anyone, the page those who keep offers."""

from accounts import clock
from offers.catalogue.freshness.services import ask_provider
from tests.access.rows import Row, World
from tests.offers import make
from tests.offers.make_freshness import TOKEN, with_known_token


def a_link(cast):
    make.published(cast, now=clock.now())
    request = ask_provider(cast.bruecke, now=clock.now(), forced=True)
    return with_known_token(request)


def _token(w: World) -> dict[str, str]:
    w.get(a_link)
    return {"token": TOKEN}


ROWS = [
    Row(
        "offers:freshness-answer",
        {"coordinator": 200, "outsider": 200, "anonymous": 200, "ngo_editor": 200, "nobody": 200},
        _token,
    ),
    Row(
        "offers:freshness-answer",
        {"anonymous": 303, "coordinator": 409, "outsider": 409},
        _token,
        method="post",
        data=lambda w: {"all": "1"},
    ),
    Row(
        "offers:freshness-answer",
        {"anonymous": 404, "coordinator": 404, "outsider": 404},
        lambda w: {"token": "wrong"},
    ),
    Row(
        "offers:freshness-list",
        {
            "coordinator": 200,
            "second_coordinator": 200,
            "outsider": 200,
            "ngo_editor": 200,
            "anonymous": 302,
            "admin": 403,
            "clerk": 403,
            "case_worker": 403,
            "interpreter": 403,
            "board_member": 403,
            "nobody": 403,
        },
    ),
]
