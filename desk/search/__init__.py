"""Search: one spelling, one index, every source through its door."""

from desk.search.sources import SearchSource

__all__ = ["SearchSource"]
