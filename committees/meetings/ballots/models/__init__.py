"""Models of the ballots: roll calls, elections, circulations."""

from committees.meetings.ballots.models.circulation import Circulation, CirculationAnswer
from committees.meetings.ballots.models.election import Candidate, Election, ElectionRound, RoundCount
from committees.meetings.ballots.models.roll_call import Ballot, RollCall

__all__ = [
    "Ballot",
    "Candidate",
    "Circulation",
    "CirculationAnswer",
    "Election",
    "ElectionRound",
    "RollCall",
    "RoundCount",
]
