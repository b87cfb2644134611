"""Table of contents: every task and job of the app."""

from committees.declarations.tasks import tend_declarations
from committees.folder.jobs import build_compiled, build_folder
from committees.meetings.ballots.tasks import close_due_circulations, remind_of_circulations
from committees.oparl.tasks import publish_all, publish_due

__all__ = [
    "build_compiled",
    "build_folder",
    "close_due_circulations",
    "publish_all",
    "publish_due",
    "remind_of_circulations",
    "tend_declarations",
]
