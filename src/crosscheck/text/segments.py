"""Words of scripts in which `crosscheck.text.hashes` finds only pieces.

Indic scripts write vowels as marks on the letters, which part no words. Chinese, Japanese and Thai
part none at all: there two neighbouring characters are taken for a word, since single ones
mean too little, and bigrams find as much as dictionaries do (Nie, Gao, Zhang and Zhou, 2000).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import numpy as np

from crosscheck.model import content_id
from crosscheck.text.hashes import Words

INDIC = re.compile("[\u0900-\u0dff]")
UNPARTED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_MIX = np.uint64(0x9E3779B97F4A7C15)


def segmented(read: Words, text: str) -> Words:
    """Return a text's words, whole in Indic scripts, pairs of characters in unparted ones."""
    if len(read.starts) and INDIC.search(text):
        read = _whole(read, text)
    return _paired(read, text) if UNPARTED.search(text) else read


def _whole(read: Words, text: str) -> Words:
    """Return the words with the vowels between their letters and after the last."""
    starts, ends = read.starts.tolist(), read.ends.tolist()
    first = [
        place
        for place in range(len(starts))
        if not place or not _are_marks(text[ends[place - 1] : starts[place]])
    ]
    last = [*(place - 1 for place in first[1:]), len(starts) - 1]
    bounds = [
        (starts[one], _past_marks(text, ends[other]))
        for one, other in zip(first, last, strict=True)
    ]
    codes = [int(content_id(text[start:end].lower()), 16) for start, end in bounds]
    places = np.array(bounds, dtype=np.int64).reshape(-1, 2)
    return Words(np.array(codes, dtype=np.uint64), places[:, 0], places[:, 1], read.named[first])


def _are_marks(between: str) -> bool:
    return all(unicodedata.category(each) in ("Mn", "Mc") for each in between)


def _past_marks(text: str, end: int) -> int:
    while end < len(text) and _are_marks(text[end]):
        end += 1
    return end


def _paired(read: Words, text: str) -> Words:
    """Return the words, neighbouring characters of an unparted script as pairs.

    A mark may stand between the two, as a vowel over a Thai letter.
    """
    bounds = list(zip(read.starts.tolist(), read.ends.tolist(), strict=True))
    single = np.array([e - s == 1 and bool(UNPARTED.match(text[s])) for s, e in bounds])
    near = [
        other[0] - one[1] < 2 and _are_marks(text[one[1] : other[0]])
        for one, other in pairwise(bounds)
    ]
    first = np.flatnonzero(single[:-1] & single[1:] & np.array(near, dtype=bool))
    alone = np.flatnonzero(~single)
    starts = np.concatenate([read.starts[alone], read.starts[first]])
    ends = np.concatenate([read.ends[alone], read.ends[first + 1]])
    pairs = (read.codes[first] * _MIX) ^ read.codes[first + 1]
    codes = np.concatenate([read.codes[alone], pairs])
    named = np.concatenate([read.named[alone], np.zeros(len(first), dtype=bool)])
    order = np.argsort(starts, kind="stable")
    return Words(codes[order], starts[order], ends[order], named[order])
