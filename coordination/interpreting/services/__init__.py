"""Writing: requests and their states, offers and assignments, pools and people."""
