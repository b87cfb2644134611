"""Pages of roll calls, elections and circulations."""
