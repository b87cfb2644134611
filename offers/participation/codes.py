"""Codes and numbers that people read out: no sign is mistaken for another, none needs a name beside it."""

import secrets

#: No I, L, O and U and no 0 and 1: read out on the telephone nothing sounds or looks alike.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8


def new_code() -> str:
    """Eight signs of thirty, 39 bits: enough where guessing is slowed down (`brake`)."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def read_code(text: str) -> str:
    """What somebody typed as the code: with or without dash and spaces, small or large. "" if it is none."""
    found = "".join(sign for sign in text.upper() if sign.isalnum())
    return found if len(found) == LENGTH and set(found) <= set(SIGNS) else ""


def read_card_number(text: str) -> int | None:
    """0118, 118 or WF-0118 as the number of a card; None for what is no number."""
    digits = text.strip().rpartition("-")[2].strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else None
