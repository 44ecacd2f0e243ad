"""Align: the same person, words, statement and quantity across a story's reports."""

from crosscheck.align.alignment import align

__all__ = ["align"]
