"""What a district settles for all its reports: the legal basis in versions, and its words."""

from typing import Any

from django.db import transaction

from accounts import changes
from accounts.districts.models import District
from accounts.users.models import User
from monitoring.reports.models import HouseTerm, LegalBasis
from monitoring.reports.wording import refuse_bold_claim


def add_basis(*, district: District, fields: dict[str, Any], template: str = "", by: User) -> LegalBasis:
    """A new version; the earlier ones stay to be read."""
    with transaction.atomic():
        changes.lock(district)
        for name in ("short", "text"):
            refuse_bold_claim(fields[name], field=name)
        newest = LegalBasis.objects.filter(district=district).order_by("-number").first()
        row = LegalBasis(
            district=district,
            number=(newest.number if newest else 0) + 1,
            template=template,
            written_by=by,
            **fields,
        )
        return changes.create(row, by=by, action="legal_basis.added")


def add_term(*, district: District, fields: dict[str, Any], by: User) -> HouseTerm:
    with transaction.atomic():
        return changes.create(HouseTerm(district=district, **fields), by=by, action="house_term.added")


def update_term(
    term: HouseTerm, *, fields: dict[str, Any], version: int | None = None, by: User
) -> HouseTerm:
    with transaction.atomic():
        return changes.apply(term, fields, version=version, by=by, action="house_term.changed")


def delete_term(term: HouseTerm, *, by: User) -> None:
    changes.delete(term, by=by, action="house_term.removed")
