"""Rules of a registration that need no database: when the answer is due, and how alike two names are."""

import datetime as dt
import re

from accounts.clock import BERLIN
from desk.search.normal import plain, trigrams
from offers.catalogue.answering import answer_by
from offers.registration.models import Registration

#: Words that say how an association is constituted, not which one it is.
CONSTITUTION = re.compile(
    r"\b(e\s?v|ev|e\s?g|eg|g?gmbh|g?ug|ag|gbr|stiftung|verein|initiative|gruppe|der|die|das|fuer|und|in|im|am|von)\b"
)
#: From this share of common three-letter groups on, a name is shown as possibly the same.
ALIKE = 0.4


def answer_day(registration: Registration) -> dt.date:
    """The day by which the coordination has answered."""
    handed_in = (registration.confirmed_at or registration.created_at).astimezone(BERLIN).date()
    return answer_by(handed_in, registration.district.land)


def name_core(name: str) -> str:
    """The words that tell one organisation from another: "Bruecke Auental eV" -> "bruecke auental"."""
    words = re.sub(r"[^\w\s]", " ", plain(name))
    core = " ".join(CONSTITUTION.sub(" ", re.sub(r"\s+", " ", words)).split())
    return core or " ".join(words.split())


def likeness(one: str, other: str) -> float:
    """Share of common groups of three letters, word by word, between 0 and 1."""
    mine = {group for word in name_core(one).split() for group in trigrams(word)}
    theirs = {group for word in name_core(other).split() for group in trigrams(word)}
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def mail_domain(email: str) -> str:
    """The part behind the @, empty where everybody has one of the same."""
    domain = email.rpartition("@")[2].lower()
    return "" if domain in COMMON_DOMAINS else domain


#: Addresses at these houses say nothing about an organisation.
COMMON_DOMAINS = frozenset(
    {"gmx.de", "gmx.net", "web.de", "t-online.de", "gmail.com", "googlemail.com", "outlook.com", "outlook.de",
     "hotmail.com", "hotmail.de", "yahoo.com", "yahoo.de", "freenet.de", "posteo.de", "icloud.com", "mailbox.org",
     "proton.me", "arcor.de", "aol.com", "live.de"}
)  # fmt: skip
