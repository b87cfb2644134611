"""Pages about offers for people who signed in."""
