"""Table of contents: every task and job of the app."""

from committees.folder.jobs import build_compiled, build_folder
from committees.oparl.tasks import publish_all, publish_due

__all__ = ["build_compiled", "build_folder", "publish_all", "publish_due"]
