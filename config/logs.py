"""How the log looks: one line per event on standard error, JSON for machines in production."""

from typing import Any

import structlog

Processors = list[Any]


def without_address(logger: object, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Django names the path of a failed request; the request line has its pattern, which is enough."""
    if event.get("logger") == "django.request":
        event["event"] = str(event["event"]).partition(":")[0]
    return event


def log_settings(*, as_json: bool, level: str) -> dict[str, Any]:
    """`LOGGING` for Django; also readies structlog, so that both kinds of logger write alike."""
    shared: Processors = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        without_address,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "teilhabenetz": {"level": level},
            # Below ERROR it writes whole addresses; the request line says the same without.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            # Django's own set-up would print everything twice.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "propagate": False},
        },
    }
