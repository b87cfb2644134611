"""The judge of every PDF we make: veraPDF, the industry's validator. Used by tests, not at run time."""

from documents.verapdf.judge import Verdict, judge, judge_all, why_not

__all__ = ["Verdict", "judge", "judge_all", "why_not"]
