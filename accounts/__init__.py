"""Who may enter and through which door: districts, people, roles, permissions, audit."""
