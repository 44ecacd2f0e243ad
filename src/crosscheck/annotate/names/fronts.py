"""What stands before a name in the same run of capitals, and is none of it.

A nationality ("Israeli Jack Lew"), and another name that runs into a person's full one
("in Glasgow Ann Lee won", "AFP Ann Lee", "the Human Rights Council Ann Lee"): a full name
begins with a first name, and what a list knows, an acronym, an organisation's head or a word
that news writes small does not precede it inside a name.
"""

from __future__ import annotations

from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import Paragraph, capital, written_small

_WIDEST = 6  # words before the full name
_LONGEST_NAME = 4  # words of a full name


def front(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return how many words another name takes up before a person's full name, or 0."""
    for width in range(1, min(_WIDEST, end - first - 2) + 1):
        begins = paragraph.word(first + width)
        if begins not in known.first_names or begins in known.unsure_names:
            continue
        if _is_full_name(paragraph, first + width, end, known):
            return width if _apart(paragraph, first, first + width, known) else 0
    return _country_before_surname(paragraph, first, end, known)


def _is_full_name(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> bool:
    """Whether the words up to the end of the run can be a person's name."""
    words = [paragraph.word(k) for k in range(first, end)]
    headed = words[-1] in known.heads or known.word(words[-1], "place")
    linked = any(w in ("of", "for", "and", "&") for w in words)
    return len(words) <= _LONGEST_NAME and not headed and not linked


def _apart(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> bool:
    """Whether these words are a name, or the end of one, that no person's name goes on from."""
    written = paragraph.written(first, end)
    if written in known.countries or written in known.phrases or written in known.groups:
        return True
    words = [paragraph.word(k) for k in range(first, end)]
    if any(w in known.first_names or len(w) == 1 for w in words) or known.word(words[-1], "link"):
        return False
    if len(words) == 1:
        acronym = words[0].isupper() and len(words[0]) > 2
        return acronym or (known.is_place(words[0]) and words[0] not in known.surnames)
    last = words[-1]
    acronym = last.isupper() and len(last) > 2
    usual = capital(last) and written_small(last) and last not in known.surnames
    return acronym or usual or known.heads.get(last) == "2"


def _country_before_surname(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the width of a country that runs into a lone surname ("in Saudi Arabia Biden")."""
    last = paragraph.word(end - 1)
    surname = last in known.surnames or (last, "last") in known.usual
    if end - first < 2 or not surname or last in known.heads or known.is_place(last):
        return 0
    return end - first - 1 if paragraph.written(first, end - 1) in known.countries else 0


def adjective(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return how many words the nationality at the front takes up ("West African" two)."""
    if _part_of_name(paragraph, first, end, known):
        return 0
    for width in (2, 1):
        if first + width <= end and paragraph.written(first, first + width) in known.adjectives:
            return width
    if known.word(paragraph.word(first), "direction") and first + 1 < end:
        return 2 if paragraph.word(first + 1) in known.adjectives else 0
    return 0


def _part_of_name(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> bool:
    """Whether an adjective begins a name ("Northern Uganda", "Canadian Conference of …")."""
    if known.is_place(paragraph.written(first, end)):
        return True
    if end - first > 1 and paragraph.written(first, first + 2) in known.countries:
        return True  # Saudi Arabia
    following = paragraph.word(first + 1)
    if known.word(paragraph.word(first), "direction"):
        return known.is_place(paragraph.written(first + 1, end))
    linked = end - first > 3 and paragraph.word(first + 2) == "of"
    return linked and following not in known.first_names and following.lower() not in known.roles
