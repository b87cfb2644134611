"""Processes that answer requests leave what was loaded at the start out of every later collection."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASK = """
import gc
from config.wsgi import application
from django.urls import get_resolver
assert "url_patterns" in get_resolver().__dict__, "no address is loaded"
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


def test_a_web_process_keeps_what_is_loaded_out_of_the_collectors_way(tmp_path):
    """A process of its own: this one is asked what a web process asked the collector to forget."""
    said = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
        env={**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"},
    )  # fmt: skip
    kept, watched = map(int, said.stdout.split())
    assert kept > 100_000
    assert watched < kept / 10
