"""How long an offer may stand unconfirmed, by what it is about; used when nobody says a number of days.

No standard names a cycle for directories of offers; half a year is the house's own default. What changes with each
term is asked more often, an office that is simply there less often. An offer with several fields takes the
shortest of them. Every offer may carry a number of its own.
"""

from collections.abc import Iterable

from coordination.network.fields import FieldOfAction

#: Days for everything that is not named below.
USUAL_DAYS = 180
#: Days by field of action.
DAYS: dict[str, int] = {
    FieldOfAction.LANGUAGE: 120,  # courses begin and end with the term
    FieldOfAction.COUNSELLING: 365,  # a counselling office keeps its hours for years
    FieldOfAction.ANTI_DISCRIMINATION: 365,
    FieldOfAction.POLITICAL_PARTICIPATION: 365,
}


def interval_for(fields_of_action: Iterable[str]) -> int:
    """Days until somebody should confirm again."""
    return min((DAYS.get(field, USUAL_DAYS) for field in fields_of_action), default=USUAL_DAYS)
