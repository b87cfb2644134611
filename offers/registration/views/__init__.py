"""Pages about registrations: for everybody, for those who decide, and for the person who registered."""
