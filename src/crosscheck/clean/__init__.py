"""clean: a document → an article, or a `Skipped` with its reason.

The body is found, what the page says about itself is read (title, outlet, byline, times
with hour and zone, agency), leftover page furniture is taken out and listed with reasons.
"""

from crosscheck.clean.cleaning import clean, clean_document

__all__ = ["clean", "clean_document"]
