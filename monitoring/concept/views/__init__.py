"""Pages of the concept, its measures and the trainings."""
