"""Processes that stay leave what was loaded at the start out of every later collection."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import prepared

ROOT = Path(__file__).parents[2]
WEB = "from config.wsgi import application"
WORKER = """
import django
django.setup()
from celery.signals import worker_process_init
import config.celery
worker_process_init.send(sender=None)
"""
ASK = """
import gc
from django.urls import get_resolver
assert "url_patterns" in get_resolver().__dict__, "no address is loaded"
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


@pytest.mark.parametrize("begin", [WEB, WORKER], ids=["web", "worker"])
def test_a_process_that_stays_keeps_what_is_loaded_out_of_the_collectors_way(tmp_path, pytestconfig, begin):
    """In a process of its own, begun as the web server or Celery begins it."""
    shutil.copytree(prepared.migrated(prepared.kept(pytestconfig)), tmp_path, dirs_exist_ok=True)
    said = subprocess.run(
        [sys.executable, "-c", f"{begin}\n{ASK}"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
        env={**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"},
    )  # fmt: skip
    kept, watched = map(int, said.stdout.split())
    assert kept > 100_000
    assert watched < kept / 10
