"""Case work: narrow doors, no names, and what may leave it is only a barrier."""
