"""How gunicorn runs in the container: `gunicorn -c config/gunicorn.py config.wsgi`."""

import os

from prometheus_client import multiprocess

bind = "0.0.0.0:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
max_requests = 2000
max_requests_jitter = 200
worker_tmp_dir = "/dev/shm"
preload_app = False
accesslog = None  # it would hold query strings; the application logs one line per request itself
control_socket_disable = True


def child_exit(server, worker):
    """Forget the gauges of a worker that has ended."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        multiprocess.mark_process_dead(worker.pid)
