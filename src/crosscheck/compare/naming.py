"""What reports call the same people, acts and places.

Two sources. A lexicon of ours groups words that news uses for one thing ("hostages",
"captives"); a group is shown where reports use different words of it about the same thing:
where the words around one of them meet those around the other ("release of the hostages",
"release of captives"). And persons are shown with the roles that reports give them.
It says what is called what, by whom, and never which word is right.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.model import Evidence, Naming, Span, Wording
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.lists import rows
from crosscheck.text.tokens import Token, words

WINDOW = 8
RARE = 2.0
"""Idf from which a neighbour says what a word is about: "release" 2.1, "said" 0.2."""

Uses = dict[str, list[tuple[Span, frozenset[str]]]]


def naming(lookup: Lookup) -> tuple[Naming, ...]:
    """Return what reports call the same thing, those with most reports first."""
    uses: dict[str, Uses] = defaultdict(lambda: defaultdict(list))
    for annotations in annotated(lookup):
        article = annotations.article
        tokens = words(article.text)
        for position, (group, term, length) in _terms(tokens):
            first, last = tokens[position], tokens[position + length - 1]
            span = article.span(first.start, last.end)
            uses[group][term].append((span, _around(tokens, position, length)))
    found = [_naming(lookup, group, dict(terms)) for group, terms in sorted(uses.items())]
    shown = [n for n in found if n is not None]
    return tuple(
        sorted(shown, key=lambda n: (-len({s.article for t in n.terms for s in t.spans}), n.about))
    )


@cache
def _lexicon() -> dict[tuple[str, ...], tuple[str, str]]:
    """Return stems of a term → (its group's head word, the term as listed)."""
    lexicon = {}
    for row in rows("crosscheck.compare", "lists/same_thing.txt"):
        for term in row:
            exact = term.startswith("=")
            key = (term,) if exact else tuple(_singular(word) for word in term.split())
            lexicon[key] = (row[0], term.removeprefix("="))
    return lexicon


def _terms(tokens: list[Token]) -> list[tuple[int, tuple[str, str, int]]]:
    """Return the lexicon's terms in a text: position, (group, term, length in words)."""
    lexicon = _lexicon()
    longest = max(map(len, lexicon))
    forms = ["" if _is_name(tokens, n) else _singular(t.text) for n, t in enumerate(tokens)]
    found = []
    position = 0
    while position < len(forms):
        exact = (f"={fold(tokens[position].text)}",)
        for length in range(longest, -1, -1):
            key = tuple(forms[position : position + length]) if length else exact
            if key in lexicon:
                group, term = lexicon[key]
                found.append((position, (group, term, len(key))))
                position += len(key) - 1
                break
        position += 1
    return found


def _is_name(tokens: list[Token], position: int) -> bool:
    """Whether a word is capitalised though no sentence begins with it (ALL CAPS is none)."""
    token = tokens[position]
    if not token.text[0].isupper() or token.text.isupper():
        return False
    before = tokens[position - 1] if position else None
    return before is not None and token.start - before.end == 1


def _singular(word: str) -> str:
    """Return a word folded, without its hyphens and the ending of a regular plural.

    >>> _singular("Protesters"), _singular("cease-fires"), _singular("crashes")
    ('protester', 'ceasefire', 'crash')
    """
    folded = fold(word).replace("-", "")
    if folded.endswith(("shes", "ches", "sses", "xes")):
        return folded[:-2]
    return folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded


def _around(tokens: list[Token], position: int, length: int) -> frozenset[str]:
    """Return the stems of the rarer words near a term."""
    near = tokens[max(0, position - WINDOW) : position]
    near += tokens[position + length : position + length + WINDOW]
    return frozenset(stem(t.text) for t in near if idf(fold(t.text)) >= RARE)


def _naming(lookup: Lookup, group: str, uses: Uses) -> Naming | None:
    """Return the terms that different reports use near the same words, or None."""
    linked: dict[str, set[str]] = {}
    for term, places in uses.items():
        for other, others in uses.items():
            shared = _shared(places, others) if other != term else set()
            if shared:
                linked.setdefault(term, set()).update(shared)
    if len(linked) < 2:
        return None
    terms = [Wording(term, tuple(sorted(span for span, _ in uses[term]))) for term in linked]
    if len({frozenset(s.article for s in wording.spans) for wording in terms}) < 2:
        return None
    near = ", ".join(sorted(set().union(*linked.values()))[:5])
    spans = tuple(wording.spans[0] for wording in terms)
    ordered = sorted(
        terms, key=lambda w: (-lookup.independent({s.article for s in w.spans}), w.text)
    )
    return Naming(group, tuple(ordered), (Evidence("same context", 1.0, near, spans),))


def _shared(
    places: list[tuple[Span, frozenset[str]]], others: list[tuple[Span, frozenset[str]]]
) -> set[str]:
    """Return the words near both terms, in different reports."""
    shared: set[str] = set()
    for span, near in places:
        for other, also in others:
            if span.article != other.article:
                shared |= near & also
    return shared
