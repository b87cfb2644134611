"""Writing JSON quickly and in the same words as the serializers."""

import datetime as dt
from typing import Any

import orjson
from django.utils import timezone
from django.utils.functional import Promise
from rest_framework.renderers import JSONRenderer


class QuickJSONRenderer(JSONRenderer):
    """JSON by orjson: some ten times as fast as the standard library on long lists."""

    charset = None

    def render(self, data: Any, accepted_media_type=None, renderer_context=None) -> bytes:
        if data is None:
            return b""
        return orjson.dumps(
            data, default=plain, option=orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS
        )


def plain(value: Any) -> Any:
    """A value as DRF's own fields would show it."""
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        text = local.isoformat()
        return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, dict):
        return dict(value)
    if hasattr(value, "__iter__") and not isinstance(value, str | bytes):
        return list(value)
    return str(value)
