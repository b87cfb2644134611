"""Titles, units, definitions, sources and licences of indicators from a table; what a person wrote is asked for first."""
