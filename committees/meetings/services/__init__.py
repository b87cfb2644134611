"""Writing meetings, one file per chapter of their life."""
