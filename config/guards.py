"""What production refuses to start with: better no service than an unsafe one."""

from django.core.exceptions import ImproperlyConfigured


def refuse_unsafe_production(
    *,
    debug: bool,
    secret_key: str,
    hosts: list[str],
    base_url: str,
    demo: bool,
    database_engine: str,
    redis_url: str,
    declarations_key: str = "",
) -> None:
    """Raise `ImproperlyConfigured` naming every setting that is unsafe in production."""
    problems = []
    if debug:
        problems.append("DEBUG must be off")
    if len(secret_key) < 50 or secret_key.startswith("embedded-"):
        problems.append("SECRET_KEY must be set to at least 50 random characters")
    if declarations_key and len(declarations_key) < 50:
        problems.append("DECLARATIONS_KEY must have at least 50 random characters, or be empty")
    if not hosts or "*" in hosts:
        problems.append("ALLOWED_HOSTS must name the hosts, without *")
    if not base_url.startswith("https://"):
        problems.append("BASE_URL must start with https://")
    if demo:
        problems.append("DEMO must be off: it shows sign-ins and mails to everyone")
    if "postgresql" not in database_engine:
        problems.append("DATABASE_URL must point to PostgreSQL")
    if not redis_url:
        problems.append("REDIS_URL must point to Redis")
    if problems:
        raise ImproperlyConfigured("Production start refused: " + "; ".join(problems) + ".")
