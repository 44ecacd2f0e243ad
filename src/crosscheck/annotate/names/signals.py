"""What speaks for a candidate being a person, an organisation, a place … or no name.

Each signal is a plain word or two; `kind_scores` adds up their weights, which
``training/names.py`` fits on annotated text that may be trained on. It is a log-linear
model whose weights (`lists/name_signals.txt`) can be read and checked by eye.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from crosscheck.annotate.names.candidates import Candidate
from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import capital
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, name_share
from crosscheck.text.lists import rows

KINDS = ("person", "organisation", "place", "group", "other", "none")
_PLAIN_BEFORE = frozenset(
    ("the", "to", "of", "by", "with", "and", "for", "on", "between", "a", "as")
)
_PLAIN_AFTER = frozenset(
    ("and", "is", "was", "has", "had", "will", "in", "are", "have", "to", "of")
)
_KEPT = 1 << 16  # names whose words' scores are remembered
_ZEROS = (0.0,) * len(KINDS)
_USES = ("says", "sited", "banded", "refers")


def signals(candidate: Candidate, known: Gazetteer) -> list[str]:
    """Return the names of the signals that a candidate shows."""
    return [*_of_text(candidate, known), *_of_context(candidate, known)]


def scored(candidate: Candidate, known: Gazetteer) -> list[float]:
    """Return the sum of a candidate's signals' weights for each kind."""
    by_text = _scores_of_texts()
    own = by_text.get(candidate.text)
    if own is None:
        own = by_text[candidate.text] = kind_scores(list(_of_text(candidate, known)))
        if len(by_text) > _KEPT:
            by_text.clear()
    return kind_scores(_of_context(candidate, known), own)


@cache
def _scores_of_texts() -> dict[str, list[float]]:
    """Return what the words of names met so far say, wherever they stand."""
    return {}


def _of_text(candidate: Candidate, known: Gazetteer) -> Iterator[str]:
    """Yield what a candidate's words say, wherever they stand."""
    words = [w for w in candidate.words() if w[0].isalnum()]
    whole = candidate.text
    if words[0] == "The" and len(words) > 1:  # The Daily Star, like the Star
        words, whole = words[1:], whole[4:]
    yield from _of_whole(whole.replace("’", "'"), words, known)
    yield from _of_usual_meaning(whole, words, known)
    yield from _of_words(words, known)
    yield from _of_shape(words)


def _of_context(candidate: Candidate, known: Gazetteer) -> Iterator[str]:
    """Yield what stands around a candidate."""
    yield from _of_place_in_sentence(candidate)
    yield from _of_words_before(candidate, known)
    yield from _of_words_after(candidate, known)


def _of_whole(whole: str, words: Sequence[str], known: Gazetteer) -> Iterator[str]:
    """Yield what the lists know of the whole."""
    yield "always"
    yield f"{min(len(words), 5)} words"
    if whole in known.countries:
        yield "a country"
    elif known.is_place(whole):
        yield "a listed place"
    for name, listed in (
        ("organisation", known.organisations),
        ("outlet", known.outlets),
        ("people", known.groups),
        ("nationality", known.adjectives),
    ):
        if whole in listed:
            yield f"a listed {name}, long" if len(words) > 1 else f"a listed {name}"
    if "&" in whole:
        yield "an ampersand"
    if any(c.isdigit() for c in whole):
        yield "a digit"


def _of_usual_meaning(whole: str, words: Sequence[str], known: Gazetteer) -> Iterator[str]:
    """Yield what news mostly means by the whole, or by its first and last word."""
    for kind in KINDS:
        articles = known.usual.get((whole, kind), 0)
        if articles:
            yield f"usually {kind}"
            if articles > 20:
                yield f"usually {kind}, often"
    if (words[-1], "last") in known.usual:
        yield "alone usually a surname" if len(words) == 1 else "last usually a surname"
    if (words[0], "first") in known.usual:
        yield "alone usually a first name" if len(words) == 1 else "first usually a first name"
    if len(words) > 1 and known.word(words[0], "sited-front"):
        yield "begins like a place"


def _of_words(words: Sequence[str], known: Gazetteer) -> Iterator[str]:
    """Yield what its words say by themselves."""
    first, last, inner = words[0], words[-1], words[1:-1]
    single = len(words) == 1
    where = "alone" if single else "first"
    if first in known.first_names:
        unsure = ", unsure" if first in known.unsure_names else ""
        yield f"{where} a first name{unsure}"
    elif any(w in known.first_names for w in words[1:]):
        yield "a first name inside"
    if last in known.surnames:
        yield "alone a surname" if single else "last a surname"
    if not single and first in known.heads:
        yield f"begins with organisation head {known.heads[first]}"
    if last in known.heads:
        yield f"{'alone' if single else 'last'} organisation head {known.heads[last]}"
    elif any(w in known.heads for w in inner):
        yield "organisation head inside"
    for use in ("place", "other", "suffix", "calendar"):
        if known.word(last, use):
            yield f"{'alone' if single else 'last'} {use} head"
    for name, there in (
        ("of", any(w in ("of", "for") for w in inner)),
        ("and", "and" in inner),
        ("particle", any(known.word(w, "particle") for w in inner)),
        ("initial", any(len(w) == 1 for w in words[:-1])),
        ("place or nationality", not single and _has_place(words, known)),
        ("role", not single and any(w.lower() in known.roles for w in words)),
    ):
        if there:
            yield f"{name} inside"
    if not single:
        yield f"last word {fold(last)}"


def _has_place(words: Sequence[str], known: Gazetteer) -> bool:
    return any(known.is_place(w) or w in known.adjectives for w in words)


def _of_shape(words: Sequence[str]) -> Iterator[str]:
    first, last = words[0], words[-1]
    single = len(words) == 1
    if single and first.isupper() and len(first) > 1:
        yield "capitals, short" if len(first) < 6 else "capitals, long"
    elif single and any(c.isupper() for c in first[1:]):
        yield "capitals inside"
    elif not single and all(w.isupper() for w in words):
        yield "all capitals"
    elif not single and any(w.isupper() and len(w) > 1 for w in words):
        yield "an acronym inside"
    if any(w[:3] in ("al-", "Al-", "el-", "El-") for w in (first, last)):
        yield "Arabic article"
    yield from _of_usualness(words)


def _of_usualness(words: Sequence[str]) -> Iterator[str]:
    """Yield whether news writes its words in lower case elsewhere."""
    named = [w for w in words if capital(w)]
    small = sum(_usually_small(w) for w in named)
    yield "all words usual" if small == len(named) else "some words usual" if small else "no usual"
    if len(words) == 1:
        known = frequency(fold(words[0]))
        share = int(name_share(fold(words[0])) * 6)
        yield f"name share {share}" if known.articles else "an unknown word"


def _usually_small(word: str) -> bool:
    known = frequency(fold(word))
    return known.articles > 0 and name_share(fold(word)) < 0.6


def _of_place_in_sentence(candidate: Candidate) -> Iterator[str]:
    single = candidate.last - candidate.first == 1
    if candidate.initial:
        usual = single and _usually_small(candidate.words()[0])
        yield "begins a sentence, usual word" if usual else "begins a sentence"
    if candidate.paragraph.shouted:
        yield "in a heading of capitals"
    if candidate.role is not None:
        yield "behind a title" if candidate.title else "behind a role"


def _of_words_before(candidate: Candidate, known: Gazetteer) -> Iterator[str]:
    """Yield what the words in front say; behind a role they say nothing."""
    if candidate.role is not None:
        return
    paragraph, place = candidate.paragraph, candidate.first
    before, second = paragraph.word(place - 1), paragraph.word(place - 2).lower()
    lower = before.lower()
    if lower in _PLAIN_BEFORE:
        yield f"after {lower}"
    if lower == "the":
        yield "after the, alone" if candidate.last - place == 1 else "after the, long"
    for name, there in (
        (lower, known.word(lower, "locates")),
        ("a preposition of place", known.word(lower, "locates")),
        ("city of", lower == "of" and known.word(second, "sited")),
        ("in the", lower == "the" and known.word(second, "locates")),
        ("a role", lower in known.roles),
        *((use, known.word(lower, use)) for use in _USES),
        ("a bracket", before == "("),
        ("a nationality", before in known.adjectives),
        ("a possessive", before in ("'s", "’s")),
        ("a comma", before == ","),
        ("a place and a comma", before == "," and known.is_place(paragraph.word(place - 2))),
        ("a role and a comma", before == "," and second in known.roles),
    ):
        if there:
            yield f"after {name}"


def _of_words_after(candidate: Candidate, known: Gazetteer) -> Iterator[str]:
    paragraph, place = candidate.paragraph, candidate.last
    after, then = paragraph.word(place), paragraph.word(place + 1)
    lower = after.lower()
    if lower in _PLAIN_AFTER:
        yield f"before {lower}"
    for use in _USES:
        if known.word(lower, use):
            yield f"before {use}"
    if lower in known.roles:
        yield "before a role"
    if after in ("'s", "’s"):
        yield "before a possessive"
    if after == "-" and known.word(then, "half"):
        yield "before -based" if then == "based" else "before a hyphen"
    if after == "(" and then.isupper() and len(then) > 1:
        yield "before an acronym in brackets"
    if after in ("(", ")", ".", ":"):
        yield f"before {after}"
    if lower.endswith("ed") and len(lower) > 4:
        yield "before a past verb"
    if after == ",":
        yield "before a comma"
        yield from _of_words_after_comma(candidate, then, known)


def _of_words_after_comma(candidate: Candidate, then: str, known: Gazetteer) -> Iterator[str]:
    paragraph, place = candidate.paragraph, candidate.last
    if then.isdigit() and len(then) <= 2 and paragraph.word(place + 2) in (",", ".", ")"):
        yield "before an age"
    elif known.is_place(then):
        yield "before a comma and a place"
    elif known.word(then, "refers"):
        yield "before refers"
    elif any(paragraph.word(k).lower() in known.roles for k in range(place + 2, place + 7)):
        yield "before a comma and a role"


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Return each signal's weight for each kind, in the order of `KINDS`."""
    return {
        row[0]: tuple(float(value) for value in row[1:])
        for row in rows("crosscheck.annotate", "lists/name_signals.txt")
    }


def kind_scores(found: Iterable[str], start: Sequence[float] = _ZEROS) -> list[float]:
    """Return the sum of the signals' weights for each kind, added to ``start``."""
    table = weights()
    person, organisation, place, group, other, none = start
    for name in found:
        row = table.get(name)
        if row:
            person += row[0]
            organisation += row[1]
            place += row[2]
            group += row[3]
            other += row[4]
            none += row[5]
    return [person, organisation, place, group, other, none]
