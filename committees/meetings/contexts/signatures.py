"""The lines at the end of the minutes: who signs, for which items, when."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from committees.meetings.models import Meeting, MinutesSignature
from committees.meetings.selectors import leaders_of
from committees.roster.models import RuleProfile
from committees.rules.minutes import members_to_sign
from committees.rules.words import SignatureRule

#: (role, name, "Ort, Datum") of those who signed.
Signatures = Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class SignatureField:
    name: str
    line: str
    place_date: str


def signature_fields(
    meeting: Meeting, rules: RuleProfile, signatures: Signatures
) -> tuple[SignatureField, ...]:
    """One line per signature the rules ask for: each chair, attending members, the clerk."""
    Role = MinutesSignature.Role
    rule, chairs = rules.signature_rule, leaders_of(meeting)
    given = {role: [(name, place) for r, name, place in signatures if r == role] for role in Role}
    fields = []
    for chair in chairs if rule != SignatureRule.CLERK else []:
        mine = next((s for s in given[Role.CHAIR] if len(chairs) == 1 or s[0] == chair.name), None)
        line = f"{Role.CHAIR.label}, {_('für')} {chair.items}" if chair.items else str(Role.CHAIR.label)
        fields.append(_field(mine, chair.name, line))
    for index in range(members_to_sign(rule)):
        member = given[Role.MEMBER][index] if index < len(given[Role.MEMBER]) else None
        fields.append(_field(member, "", str(Role.MEMBER.label)))
    clerk = given[Role.CLERK][0] if given[Role.CLERK] else None
    return (*fields, _field(clerk, meeting.clerk_name, str(Role.CLERK.label)))


def _field(signed: tuple[str, str] | None, expected: str, line: str) -> SignatureField:
    name, place = signed or (expected, "")
    return SignatureField(name=name or " ", line=line, place_date=place)
