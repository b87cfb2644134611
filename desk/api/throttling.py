"""How often a program may ask."""

from rest_framework.throttling import SimpleRateThrottle

#: Requests per person and minute; a list page of 100 rows each makes 100,000 rows in under two minutes.
RATE = "600/min"


class PersonThrottle(SimpleRateThrottle):
    """Counts per person and district; beyond the rate 429 with `Retry-After`."""

    scope = "api"
    rate = RATE

    def get_cache_key(self, request, view) -> str | None:
        if not request.user or not request.user.is_authenticated:
            return None
        ident = f"{request.user.pk}:{request.user.active_district_id}"
        return self.cache_format % {"scope": self.scope, "ident": ident}
