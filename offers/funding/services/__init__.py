"""What can be done with programmes and grants; one function per step."""

from offers.funding.services.periods import create_period, move_period, update_period
from offers.funding.services.programmes import create_programme, update_programme

__all__ = ["create_period", "create_programme", "move_period", "update_period", "update_programme"]
