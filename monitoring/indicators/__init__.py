"""Indicators: areas, the tree of figures, their values, and how two of them are compared."""
