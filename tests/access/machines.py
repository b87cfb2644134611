"""What machines ask: the health of the house for everybody, figures only for this very machine."""

from tests.access.rows import Row

EVERYONE = dict.fromkeys(("coordinator", "outsider", "nobody", "anonymous"), 200)

ROWS = [
    Row("healthz", EVERYONE),
    # The test client calls from 127.0.0.1; tests/setup/test_health.py proves the 404 from elsewhere.
    Row("metrics", EVERYONE),
]
