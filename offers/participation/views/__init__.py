"""Pages for people who signed in."""
