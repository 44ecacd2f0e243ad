"""Measures of what is read in one article: names, quotes, figures, times."""
