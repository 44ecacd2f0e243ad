"""Readers of words in sentences: what each word is part of, as probabilities.

A reader is called with sentences, each a sequence of words, and returns for each an array of
one row a word and one column a label of `labels.LABELS`. Which one reads is the setting
``annotate.reader``; the rules in `crosscheck.annotate.names` weigh what it says.
"""
