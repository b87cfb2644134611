"""How a rule says no. Services raise these; pages, API and imports turn them into words.

A refusal speaks to the person: what is wrong, where, and what to do. It names the rule and its
source where there is one, so that the screen can show both (`tn-regel`).
"""


class Refusal(Exception):
    """A rule of the trade forbids this. `field` names the form field, if there is one."""

    status = 409

    def __init__(self, message: str, *, field: str | None = None, rule: str = "", source: str = ""):
        super().__init__(message)
        self.message = str(message)
        self.field = field
        self.rule = str(rule)
        self.source = str(source)

    def __str__(self) -> str:
        return self.message


class WrongState(Refusal):
    """The record is in a state that has no such transition."""


class StaleVersion(Refusal):
    """Somebody else saved the record in between; both texts are to be shown."""

    def __init__(self, message: str, *, current: object):
        super().__init__(message)
        self.current = current
