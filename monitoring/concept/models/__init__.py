"""The concept, its measures and what is said of them."""

from monitoring.concept.models.concept import Concept, ConceptField, Goal
from monitoring.concept.models.measure import Measure, Milestone
from monitoring.concept.models.progress import MeasureComment, ProgressEntry
from monitoring.concept.models.training import Training, TrainingDate

__all__ = [
    "Concept",
    "ConceptField",
    "Goal",
    "Measure",
    "MeasureComment",
    "Milestone",
    "ProgressEntry",
    "Training",
    "TrainingDate",
]
