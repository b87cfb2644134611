"""Links between organisations."""

from typing import Any

from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from accounts.users.models import User
from coordination.network.models import Organisation, Relation


def add_relation(
    *, source: Organisation, target: Organisation, kind: str, by: User, **fields: Any
) -> Relation:
    """Link two organisations; working together is said once, in whichever direction."""
    mirrored = Relation._base_manager.filter(source=target, target=source, kind=Relation.Kind.COOPERATES)
    if kind == Relation.Kind.COOPERATES and mirrored.exists():
        raise Refusal(_("Diese Beziehung steht schon da, von der anderen Seite."), field="target")
    relation = Relation(district_id=source.district_id, source=source, target=target, kind=kind, **fields)
    return changes.create(relation, by=by, action="relation.added")


def remove_relation(relation: Relation, *, by: User) -> None:
    """Take the link away; the log keeps it."""
    changes.delete(relation, by=by, action="relation.removed")
