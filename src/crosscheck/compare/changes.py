"""The words of a print as they are spoken, and what two prints of one passage put differently.

A newspaper edits a quotation in known ways, and none of them is another wording: it cuts at
the ends, sets in brackets what it adds, marks what it leaves out with dots, masks an oath,
ends a sentence early, puts one part before another, writes "he's" for "he is" and "2" for
"two". All else is shown: the sources are the rules of the AP Stylebook's "quotations in the
news", which let a reporter do no more to the words than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from crosscheck.compare.respelled import american
from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import tokens

CUT = "…"
COMMON = 0.6
"""Share of the shorter print's words that both must have, in order, to be one passage."""
LOOSE, WHOLE = 0.5, 0.9
"""Where both share less than half of the longer print's words, the shorter must be nearly whole."""
RUN = 3
"""Words that must stand in one run in both, unless the shorter has fewer than twice as many."""

_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_EDITED = re.compile(
    r"\w{0,20}(?:\[[^\]]{0,200}\]|\([^)]{0,200}\))\w{0,20}|…|\.\s?\.\s?\."
    r"|\b\w{0,9}[*_#@]{2,}\w{0,9}|\b\w-{3,}\w{0,9}|\b\w--\w\b"  # masks: "s--t", "f***ing"
)
_MONEY = re.compile(r"[$€£](\d[\d.,]*(?:\s?(?:million|billion|trillion)\b)?)")
_ORDINAL = re.compile(r"\b([1-9]|1[0-2])\s?(?:st|nd|rd|th)\b")
_CLOCK = re.compile(r"\d\d?:\d\d")
"""An hour, which each house writes in its own style."""
_FULL_HOUR = re.compile(r"\b(\d\d?):00\b")
_SITE = re.compile(r"(?<=\w)\.(?:com|org|net)\b", re.IGNORECASE)
_NOT = re.compile(r"(?<=\w)n['’]t\b", re.IGNORECASE)
_NEAR = 3
"""Words next to dots or brackets that one print may lack: the mark may stand on either side."""
_SPELLING = 0.5
"""How alike two ways of writing a name are: "Gadhafi", "al-Qaddafi"."""

Changes = list[tuple[str, str]]


class Spoken(NamedTuple):
    """A word of a print: as written, as it is spoken, and whether it opens a sentence."""

    written: str
    meant: str
    opens: bool = False


def changed(one: str, other: str, whole: tuple[bool, bool] = (False, False)) -> Changes:
    """Return the words that two prints of a passage put differently.

    What only one of them has at its start or end is a cut and does not count, nor what
    stands in brackets or where words are left out.

    Args:
        whole: whether the prints begin, and end, where they do by no reporter's choice, so that
            another ending of the first or last word is not one that fits a sentence.

    >>> changed("We will rebuild this pier", "we will build this pier")
    [('rebuild', 'build')]
    >>> changed("We will rebuild [the] pier by May", "will rebuild … pier")
    []
    """
    left, right = list(_spoken(one)), list(_spoken(other))
    steps = _steps(left, right)
    if not steps:
        return []
    pairs = [_Change(left, right, *bounds) for tag, *bounds in steps if tag != "equal"]
    first = steps[0][0] != "equal" and pairs[0].is_cut(whole[0])
    last = steps[-1][0] != "equal" and pairs[-1].is_cut(whole[1])
    kept = _unmoved(pairs[first : len(pairs) - last])
    return [(_written(change.one), _written(change.other)) for change in kept if change.is_marked]


class _Change:
    """Where two prints part: a run of words in each, one of them perhaps empty."""

    def __init__(
        self, left: list[Spoken], right: list[Spoken], a: int, b: int, c: int, d: int
    ) -> None:
        back = _slide(left, a, b) if c == d else _slide(right, c, d) if a == b else 0
        a, b, c, d = a - back, b - back, c - back, d - back
        self.one, self.other = left[a:b], right[c:d]
        near = 0 if self.one and self.other else _NEAR
        self._beside = [*left[max(0, a - near) : b + near], *right[max(0, c - near) : d + near]]

    def is_cut(self, whole: bool) -> bool:
        """Whether one print, at an edge, goes on where the other has ended, or fits its sentence.

        "Would end Medicare" becomes "ending Medicare" in another reporter's sentence.
        """
        shorter, longer = sorted((len(self.one), len(self.other)))
        stems = ({stem(word.meant) for word in words} for words in (self.one, self.other))
        return longer > 2 * shorter or (not whole and not set.isdisjoint(*stems))

    @property
    def is_marked(self) -> bool:
        """Whether the words are another wording, and no print says that it was edited there."""
        one, other = self.one, self.other
        if any(word.meant == CUT for word in self._beside):
            return False
        if not one or not other:
            return not _light([*one, *other])
        alike = _joined(one) == _joined(other) or _letters(one) == _letters(other)
        alike = alike or [american(w.meant) for w in one] == [american(w.meant) for w in other]
        alike = alike or all(any(_CLOCK.match(w.written) for w in words) for words in (one, other))
        return not (alike or _contracted(one, other) or _respelled(one, other))


def _slide(words: Sequence[Spoken], start: int, end: int) -> int:
    """Return by how many words a run that one print lacks begins earlier, at a sentence's start.

    "[A is. ]A was" lacks the same as "A [is. A ]was".
    """
    for back in range(start + 1):
        if words[start - back].opens:
            return back
        if back == start or words[start - back - 1].meant != words[end - back - 1].meant:
            return 0
    return 0


def _unmoved(changes: Sequence[_Change]) -> Iterator[_Change]:
    """Yield the changes without words that the other print has in another place."""
    gone = {_joined(change.one) for change in changes if not change.other}
    come = {_joined(change.other) for change in changes if not change.one}
    for change in changes:
        alone = _joined(change.one) + _joined(change.other)
        if (change.one and change.other) or alone not in gone & come:
            yield change


Step = tuple[str, int, int, int, int]


def _steps(left: Sequence[Spoken], right: Sequence[Spoken]) -> list[Step]:
    """Return how one print becomes the other; nothing where they are not one passage."""
    matcher = SequenceMatcher(None, [w.meant for w in left], [w.meant for w in right], False)
    blocks = [block.size for block in matcher.get_matching_blocks()]
    shorter, longer = sorted((len(left), len(right)))
    cut = sum(blocks) < LOOSE * longer and sum(blocks) < WHOLE * shorter
    shared = sum(blocks) >= COMMON * shorter and not cut
    together = shared and (max(blocks) >= RUN or shorter < 2 * RUN)
    return list(matcher.get_opcodes()) if together else []


def _light(words: Sequence[Spoken]) -> bool:
    """Whether words that one print lacks are sounds, or a link before a spoken sentence."""
    links = mapping_of(__package__, "lists/light_words.txt")
    kinds = {links.get(word.meant) for word in words}
    return kinds == {"sound"} or (kinds <= {"sound", "link"} and words[0].opens)


def _joined(words: Sequence[Spoken]) -> str:
    return "".join(word.meant for word in words)


def _letters(words: Sequence[Spoken]) -> str:
    """Return the letters as printed: "we're" for "were" is a slip of the press."""
    return "".join(char for word in words for char in fold(word.written) if char.isalnum())


def _contracted(one: Sequence[Spoken], other: Sequence[Spoken]) -> bool:
    """Whether a short form may stand for the other word: "'s" for "has", "'d" for "had"."""
    forms = {"is": ("has", "us"), "would": ("had", "did")}
    if len(one) != 1 or len(other) != 1:
        return False
    return any(
        short.written[0] in "'’" and long.meant in forms.get(short.meant, ())
        for short, long in ((one[0], other[0]), (other[0], one[0]))
    )


def _respelled(one: Sequence[Spoken], other: Sequence[Spoken]) -> bool:
    """Whether both are a name, written otherwise: its letters are for another kind of finding."""
    names = [[w for w in words if w.written[0].isupper()] for words in (one, other)]
    if not all(content(_written(words)) for words in names):
        return False
    return Levenshtein.normalized_similarity(*map(_joined, names)) >= _SPELLING


def _written(words: Sequence[Spoken]) -> str:
    return " ".join(word.written for word in words)


def _spoken(text: str) -> Iterator[Spoken]:
    """Yield the words of a print, with one mark where it was cut, masked or added to."""
    marked = _EDITED.sub(
        f" {CUT} ", _CAPITAL.sub(r"\1", _SITE.sub("", _FULL_HOUR.sub(r"\1", text)))
    )
    marked = _ORDINAL.sub(
        lambda found: mapping_of(__package__, "lists/ordinals.txt")[found[1]], marked
    )
    marked = _MONEY.sub(r"\1 dollars", _NOT.sub(" not", marked)).replace("%", " percent ")
    opens = True
    for token in tokens(re.sub(r"[-–—‐‑]", " ", marked)):
        if token.text == CUT:
            yield Spoken(CUT, CUT)
        elif token.is_word:
            meant = _meant(token.text).split()
            yield from (Spoken(token.text, word, opens) for word in meant)
        opens = token.text in ".?!;"


def _meant(word: str) -> str:
    """Return a word as it is spoken: "he's" and "he is", "Sen." and "Senator" are one."""
    if word == "us":
        return word  # and no country
    folded = fold(word.replace("’", "'"))
    return mapping_of(__package__, "lists/short_forms.txt").get(folded, folded)
