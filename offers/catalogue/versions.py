"""The two versions of an offer: the public one in its row, and the proposed one as plain values.

A revision stores only what differs, by field name, as JSON; here it is written and read back.
"""

import copy
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import models

from offers.catalogue.models import CONTENT_FIELDS, Offer


def values_of(offer: Offer) -> dict[str, Any]:
    """Everything the form asks, as Python values, and the provider for the guards."""
    return {name: getattr(offer, name) for name in CONTENT_FIELDS} | {"provider": offer.provider}


def differences(offer: Offer, values: Mapping[str, Any]) -> dict[str, Any]:
    """The proposed values that differ from the offer, plain, by field name in the order of the form."""
    found = {}
    for name in CONTENT_FIELDS:
        if name not in values:
            continue
        new, old = _plain(values[name]), _plain(getattr(offer, name))
        if new != old:
            found[name] = new
    return found


def proposed(offer: Offer, changes: Mapping[str, Any]) -> Offer:
    """The offer as it would read with the changes; never saved."""
    draft = copy.copy(offer)
    draft._state = copy.copy(offer._state)
    draft._state.fields_cache = dict(offer._state.fields_cache)
    for name, value in python_values(changes).items():
        setattr(draft, name, value)
    return draft


def python_values(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values of a revision as what the model's columns hold (a link as its key)."""
    found = {}
    for name, value in changes.items():
        field = Offer._meta.get_field(name)
        assert isinstance(field, models.Field)
        found[field.attname] = value if value is None else field.to_python(value)
    return found


def _plain(value: Any) -> Any:
    match value:
        case models.Model():
            return str(value.pk)
        case dt.date():
            return value.isoformat()
        case Decimal():
            return str(value.quantize(Decimal("0.01")))
        case list() | tuple():
            return [item if isinstance(item, dict) else str(item) for item in value]
        case str():
            return str(value)
    return value
