"""read: paths, globs and streams → documents, each failure a `Skipped` with its reason.

What is read: plain text, saved pages, JSON and JSON Lines; all of them also packed with
gzip. What a file is, its content says; the suffix only helps where the content leaves it
open. Everything is read with a bound and handed on one document at a time.
"""

from crosscheck.read.reading import read

__all__ = ["read"]
