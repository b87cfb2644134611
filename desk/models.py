"""Table of contents: every model of the app."""

from desk.drafts.models import Draft
from desk.lists.models import ColumnChoice, HeadingMeaning, ImportRun, SavedView
from desk.mail.models import DigestItem, MailAttachment, OutgoingMail
from desk.notifications.models import Notification
from desk.tokens.models import ApiToken

__all__ = [
    "ApiToken",
    "ColumnChoice",
    "DigestItem",
    "Draft",
    "HeadingMeaning",
    "ImportRun",
    "MailAttachment",
    "Notification",
    "OutgoingMail",
    "SavedView",
]
