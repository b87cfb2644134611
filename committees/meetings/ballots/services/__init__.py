"""Writing ballots: roll calls, elections, circulations."""
