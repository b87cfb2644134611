"""What can be done with dates, sign-ups, programmes and cards; one function per step."""

from offers.participation.services.attendance import note_attendance
from offers.participation.services.cards import hand_out_cards, issue_certificate
from offers.participation.services.programmes import (
    add_module,
    change_module,
    create_programme,
    put_in_force,
    remove_module,
    revise_programme,
    update_programme,
)
from offers.participation.services.sessions import cancel_session, create_sessions, update_session
from offers.participation.services.sign_ups import call_off, confirm, sign_up, tend_sign_ups

__all__ = [
    "add_module",
    "call_off",
    "cancel_session",
    "change_module",
    "confirm",
    "create_programme",
    "create_sessions",
    "hand_out_cards",
    "issue_certificate",
    "note_attendance",
    "put_in_force",
    "remove_module",
    "revise_programme",
    "sign_up",
    "tend_sign_ups",
    "update_programme",
    "update_session",
]
