"""Names: people, organisations, places, groups and other things, with roles.

Method. Runs of capitalised words are cut to candidates (`candidates`); named signals
decide what each is (`signals`), over all its mentions in the article (`kinds`);
short forms are resolved to full ones (`chain`); roles beside people's names are noted
(`roles`). The span is the name alone: no title, no role, no possessive ending.
Adjectives of nationality, weekdays and months are no names.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from crosscheck.annotate.names.candidates import Candidate, candidates
from crosscheck.annotate.names.chain import chained
from crosscheck.annotate.names.gazetteer import Gazetteer, gazetteer
from crosscheck.annotate.names.kinds import kinds
from crosscheck.annotate.names.paragraphs import paragraph_of
from crosscheck.annotate.names.roles import role_of
from crosscheck.annotate.reader.tags import Tags
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article, Kind, Mention, Sentence


def mentions(
    article: Article, found_sentences: Sequence[Sentence], tags: Tags | None = None
) -> tuple[Mention, ...]:
    """Return the names in an article's text, in order.

    Args:
        tags: what a reading model says of the words; None: the rules decide alone.
    """
    known = gazetteer()
    found = _candidates(article, found_sentences, known)
    acronyms = _acronyms(found)
    kind_of = kinds(found, acronyms, known, tags)
    named = [(c, kind) for c in found if (kind := kind_of[c.text])]
    taken = _taken(named)
    roles = [_role(candidate, kind, taken, known) for candidate, kind in named]
    written = [article.text[role[0] : role[1]] if role else "" for role in roles]
    names = chained(named, acronyms, written, known)
    return tuple(
        _mention(article, candidate, kind, name, role)
        for (candidate, kind), name, role in zip(named, names, roles, strict=True)
    )


def _taken(named: Sequence[tuple[Candidate, Kind]]) -> frozenset[int]:
    """Return where a role or name of a person begins: no role of the person before it."""
    starts = set()
    for candidate, kind in named:
        if candidate.role is not None:
            starts.add(candidate.paragraph.tokens[candidate.role].start)
        elif kind == "person" and candidate.paragraph.word(candidate.last) not in ("'s", "’s"):
            starts.add(candidate.start)
    return frozenset(starts)


def _role(
    candidate: Candidate, kind: Kind, taken: frozenset[int], known: Gazetteer
) -> tuple[int, int] | None:
    """Return a person's role, unless it is the next person's ("Ann Lee, Mayor Bo Fox")."""
    role = role_of(candidate, known) if kind == "person" else None
    return None if role and role[0] > candidate.start and role[0] in taken else role


def kinds_of_names(article: Article) -> dict[str, Kind | None]:
    """Return the kind of each candidate in an article; None where it is no name."""
    found = _candidates(article, sentences(article), gazetteer())
    return kinds(found, _acronyms(found), gazetteer())


def _candidates(
    article: Article, found_sentences: Sequence[Sentence], known: Gazetteer
) -> list[Candidate]:
    starts = frozenset(sentence.span.start for sentence in found_sentences)
    found: list[Candidate] = []
    for start, end in article.paragraphs():
        found.extend(candidates(paragraph_of(article.text, start, end, starts, known), known))
    return found


def _acronyms(found: Sequence[Candidate]) -> dict[str, str]:
    """Return the acronyms that stand in brackets behind a name, with that name."""
    pairs: dict[str, str] = {}
    for long, short in pairwise(found):
        text = short.text
        between = long.paragraph.text[long.end : short.start]
        if between == " (" and _like_an_acronym(text) and " " in long.text:
            capitals = "".join(word[0] for word in long.words() if word[0].isupper())
            if text.replace(".", "")[0] == capitals[0]:
                pairs.setdefault(text, long.text)
    return pairs


def _like_an_acronym(text: str) -> bool:
    """Whether a word is made of initials, small ones of "of" and "and" among them ("BoG")."""
    return " " not in text and len(text) < 9 and 2 * sum(c.isupper() for c in text) > len(text)


def _mention(
    article: Article, candidate: Candidate, kind: Kind, name: str, role: tuple[int, int] | None
) -> Mention:
    return Mention(
        span=article.span(candidate.start, candidate.end),
        text=candidate.text,
        kind=kind,
        name=name,
        role=article.span(*role) if role else None,
        role_text=article.text[role[0] : role[1]] if role else None,
    )
