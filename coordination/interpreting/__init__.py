"""Interpreting: pools, interpreters, requests, assignments."""
