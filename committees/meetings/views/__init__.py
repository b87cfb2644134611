"""Pages about meetings, one file per chapter of their life."""
