"""Reading the concept and its measures; every function begins at the door."""
