"""Pages about committees."""
