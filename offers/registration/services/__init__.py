"""What can be done with a registration; one function per step."""

from offers.registration.services.deciding import accept, answer_question, ask_back, join, refuse
from offers.registration.services.entering import confirm_as_known, confirm_as_new, register

__all__ = [
    "accept",
    "answer_question",
    "ask_back",
    "confirm_as_known",
    "confirm_as_new",
    "join",
    "refuse",
    "register",
]
