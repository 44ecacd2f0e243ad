"""Stage `compare`: who reports what, where reports differ, what they call things."""

from crosscheck.compare.stage import compare

__all__ = ["compare"]
