"""A real Chromium against the running application with the invented district."""
