"""HSDS 3.0: published offers in the form directories all over the world exchange (openreferral.org)."""
