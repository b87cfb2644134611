"""The addresses of the programming interface: nobody gets in by a session, a token is needed."""

from tests.access import (
    committees_papers,
    committees_roster,
    offers_catalogue,
    offers_funding,
    offers_participation,
    offers_translations,
)
from tests.access.coordination_barriers import DECIDERS, ours
from tests.access.rows import Row
from tests.committees.make import make_meeting

TOKEN_ONLY = dict.fromkeys(("coordinator", "outsider", "anonymous"), 401)
OF_ONE = {
    "committees": committees_roster.board,
    "terms": committees_roster.term,
    "rule-profiles": committees_roster.rules,
    "meetings": lambda w: {"pk": w.get(make_meeting).pk},
    "my-meetings": lambda w: {"pk": w.get(make_meeting).pk},
    "resolutions": lambda w: {"pk": w.get(committees_roster.resolution).pk},
    "papers": lambda w: {"pk": w.get(committees_papers.admitted).pk},
    "offers": lambda w: {"pk": w.get(offers_catalogue.published).pk},
    "funding-periods": lambda w: {"pk": w.get(offers_funding.period).pk},
    "offer-translations": lambda w: {"pk": w.get(offers_translations.begun).pk},
    "offer-sessions": lambda w: {"pk": w.get(offers_participation.coming).pk},
    "funding-programmes": lambda w: {"pk": w.get(offers_funding.programme).pk},
}

ROWS = [
    *[Row(f"api:{name}-list", TOKEN_ONLY) for name in OF_ONE],
    *[Row(f"api:{name}-detail", TOKEN_ONLY, args) for name, args in OF_ONE.items()],
    *[
        Row(f"api:offer-translations-{step}", TOKEN_ONLY, OF_ONE["offer-translations"], method="post")
        for step in ("submit", "approve", "give-back")
    ],
    Row("committees:barrier-to-agenda", DECIDERS, ours),
]
