"""Plain values for the printed papers of a meeting."""
