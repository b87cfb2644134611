"""The network of the demo districts: actors, people, journal, relations, tasks. All invented."""

from coordination.network.demo.build import build

__all__ = ["build"]
