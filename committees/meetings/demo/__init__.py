"""The invented committees of the demo and a year of their meetings."""

from committees.meetings.demo.build import build

__all__ = ["build"]
