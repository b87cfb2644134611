"""`manage.py serve`: the whole application by one command, without any other server.

The web server runs in this process; a worker and the clock (beat) run as children that are
started again when they die. Nothing depends on them being alive: what is to be done stands
in the database, and the sweep finds what was interrupted.
"""

import signal
import socket
import sys
from argparse import ArgumentParser
from typing import Any

import waitress
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.core.wsgi import get_wsgi_application

from desk.collector import settle
from desk.supervision import Supervisor, celery_child

LEAVING = (signal.SIGTERM, signal.SIGINT)


class Command(BaseCommand):
    """Start web, worker and beat; end them all on SIGTERM or Ctrl+C."""

    help = "Starts web server, worker and beat together; no other server is needed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
        )
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=8, help="requests answered at the same time")
        parser.add_argument(
            "--no-worker", action="store_true", help="web only, worker and beat run elsewhere"
        )
        parser.add_argument(
            "--no-migrate", action="store_true", help="the database is known to be up to date"
        )

    def handle(self, *args: Any, host: str, port: int, threads: int, **options: Any) -> None:
        listener = self._listen(host, port)
        if not options["no_migrate"]:
            call_command("migrate", interactive=False, verbosity=0)
        supervisor = None if options["no_worker"] else self._supervisor()
        for number in LEAVING:
            signal.signal(number, _leave)
        application = get_wsgi_application()
        settle()
        server = waitress.create_server(
            application,
            sockets=[listener],
            threads=threads,
            ident="",
            clear_untrusted_proxy_headers=False,
        )
        try:
            if supervisor:
                supervisor.start()
            self.stdout.write(f"Teilhabenetz is running: http://{host}:{port}/  (Ctrl+C ends it)")
            self.stdout.flush()
            server.run()
        finally:
            # A second Ctrl+C must not leave children behind.
            for number in LEAVING:
                signal.signal(number, signal.SIG_IGN)
            if supervisor:
                supervisor.stop()
            listener.close()

    def _listen(self, host: str, port: int) -> socket.socket:
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except (OSError, OverflowError) as problem:
            listener.close()
            raise CommandError(
                f"Port {port} on {host} is in use or not allowed. Choose another: --port"
            ) from problem
        return listener

    def _supervisor(self) -> Supervisor:
        return Supervisor(
            [
                celery_child(
                    "worker", "--pool=prefork", "--concurrency=1", "--without-gossip", "--without-mingle"
                ),
                celery_child("beat", "--pidfile="),
            ],
            directory=settings.VAR_DIR,
        )


def _leave(signum: int, frame: object) -> None:
    sys.exit(0)
