"""Stage `annotate`: the sentences, names, quotes, times and figures of an article."""

from crosscheck.annotate.stage import annotate, annotate_article

__all__ = ["annotate", "annotate_article"]
