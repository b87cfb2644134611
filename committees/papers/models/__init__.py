"""Models of motions and resolutions."""

from committees.papers.models.amendment import Amendment
from committees.papers.models.consultation import Consultation
from committees.papers.models.paper import Paper
from committees.papers.models.resolution import Resolution, ResolutionReport

__all__ = ["Amendment", "Consultation", "Paper", "Resolution", "ResolutionReport"]
