"""Asks the web server of this container for its health; for HEALTHCHECK, which has no curl.

The request carries the first of ALLOWED_HOSTS, because any other name is refused.
"""

import http.client
import os
import sys


def main(port: int) -> int:
    """Return 0 if `/healthz` answers 200."""
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip() or "127.0.0.1"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": host.removeprefix(".")})
        return 0 if connection.getresponse().status == 200 else 1
    except OSError:
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000))
