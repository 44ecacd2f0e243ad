"""Annotate: the sentences, names, quotes, times and figures of an article."""
