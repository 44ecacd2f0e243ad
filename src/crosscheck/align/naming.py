"""What the reports call somebody or something: the nodes that `entities` joins.

Within one article `Mention.name` has already brought "Gallant" to "Yoav Gallant". Chains
with the same name across articles are one node; a surname alone is a node for each
article, because the Brown of one report need not be the Brown of the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from crosscheck.align.names import PersonName, initials, is_acronym, person_name, plain
from crosscheck.model import Annotations, Kind, Mention, Span
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf, name_share
from crosscheck.text.tokens import words

_PERSON: Kind = "person"
_RARE = 4.0
_CONTEXT_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in use: every mention that some articles resolve to it.

    Args:
        name: as the articles write it, the commonest spelling.
        key: its folded form.
        forms: the name as printed at each mention, and where.
        articles: ids of the articles that use it.
        roles: folded words of the roles written beside it.
        context: rare stems around its mentions, other names among them.
        club: its last word in the plural, where a place's name stands before it.
    """

    name: str
    key: str
    kind: Kind
    mentions: tuple[Mention, ...]
    forms: tuple[tuple[str, Span], ...]
    articles: frozenset[str]
    roles: frozenset[str]
    context: frozenset[str]
    club: str = ""

    @property
    def person(self) -> PersonName:
        """Its parts, where it names a person."""
        return person_name(self.name)

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals only."""
        return is_acronym(self.name)


def namings(annotations: Sequence[Annotations]) -> list[Naming]:
    """Return the names in use in a story's reports, in a stable order."""
    told = _Told(_full_names(annotations), _kinds(annotations), _uses(annotations))
    grouped: dict[tuple[str, Kind, str], list[tuple[str, Mention]]] = defaultdict(list)
    for found in annotations:
        for mention in found.mentions:
            name, kind = _called(mention, told)
            home = _home(name, kind, mention.span.article)
            grouped[_key(name, kind), kind, home].append((name, mention))
    texts = {found.article.id: found.article.text for found in annotations}
    return [
        _naming(key, kind, named, texts, told.kinds)
        for (key, kind, _), named in sorted(grouped.items(), key=lambda item: item[0])
    ]


@dataclass(frozen=True)
class _Told:
    """What all reports together say of names.

    Args:
        people: people's full names, folded, with the articles that use them.
        kinds: the kind of each folded name.
        uses: the articles that use a body's plain name as its full one.
    """

    people: dict[str, set[str]]
    kinds: dict[str, Kind]
    uses: dict[str, set[str]]

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The plain names of bodies, and the last words of those of several words."""
        return frozenset((*self.uses, *(name.rpartition(" ")[2] for name in self.uses)))


def _called(mention: Mention, told: _Told) -> tuple[str, Kind]:
    """Return the name that a mention stands for, and its kind, as the reports together tell."""
    person = _person_within(mention, told)
    if person is None:
        full = mention.text if _stands_alone(mention, told.uses) else mention.name
        return full, told.kinds.get(fold(full), mention.kind)
    if set(fold(mention.text).split()).isdisjoint(fold(person).split()):
        return mention.text, told.kinds.get(fold(mention.text), "other")
    return person, _PERSON


def _full_names(annotations: Sequence[Annotations]) -> dict[str, set[str]]:
    """Return the folded names of two or three words that are people's, and where they are used."""
    names: dict[str, set[str]] = defaultdict(set)
    for found in annotations:
        for mention in found.mentions:
            if mention.kind == "person" and 2 <= len(mention.name.split()) <= 3:
                names[fold(mention.name)].add(found.article.id)
    return dict(names)


def _person_within(mention: Mention, told: _Told) -> str | None:
    """Return the person's name inside a longer one ("Majority Whip Ada Cole"), if there is one.

    Titles in capitals and headlines ("Ada Cole Trial") run into names; other reports tell where
    the name begins and ends. Two people in one such run are told apart by nobody.
    """
    parts = mention.name.split()
    found = [
        (start, end)
        for start in range(len(parts) - 1)
        for end in range(start + 2, min(start + 3, len(parts)) + 1)
        if end - start < len(parts) and fold(" ".join(parts[start:end])) in told.people
    ]
    found = [
        (a, b) for a, b in found if not any((c < a or b < d) and c <= a < b <= d for c, d in found)
    ]
    if len(found) != 1:
        return None
    start, end = found[0]
    name = " ".join(parts[start:end])
    elsewhere = told.people[fold(name)] - {mention.span.article}
    if end == len(parts) and _is_lead(mention, parts[:start], told.bodies):
        return name
    added = (*parts[:start], *parts[end:])
    return name if len(elsewhere) > 1 and not any(map(_is_name_word, added)) else None


def _is_lead(mention: Mention, lead: Sequence[str], bodies: frozenset[str]) -> bool:
    """Whether what stands before a person's name is too long for a first name, or a body's name."""
    least = 2 if mention.kind == "person" else 1
    if lead and plain(" ".join(lead)) in bodies:
        return True
    return len(lead) >= least and lead[-1][:1].isupper()


def _is_name_word(word: str) -> bool:
    """Whether a word is mostly a name in news, so that it may be part of one here."""
    return name_share(fold(word)) >= 0.5


def _uses(annotations: Sequence[Annotations]) -> dict[str, set[str]]:
    """Return for each body's plain name the articles that use it as the full name."""
    uses: dict[str, set[str]] = defaultdict(set)
    for found in annotations:
        for mention in found.mentions:
            if mention.kind != "person":
                uses[plain(mention.name)].add(mention.span.article)
    return uses


def _stands_alone(mention: Mention, uses: dict[str, set[str]]) -> bool:
    """Whether a body's short name is a name of its own in other reports, unlike its long one.

    One report's "Freedom Fabric Velcom" for a "Velcom" that all others write is a misreading.
    """
    if mention.kind == "person" or initials(mention.name) == fold(mention.text):
        return False
    written, full = plain(mention.text), plain(mention.name)
    if written == full:
        return False
    elsewhere = len(uses.get(written, set()) - {mention.span.article})
    return elsewhere >= 2 and elsewhere > len(uses[full])


def _kinds(annotations: Sequence[Annotations]) -> dict[str, Kind]:
    """Return each folded name's kind by majority of its mentions; "other" gives way."""
    counts: dict[str, Counter[Kind]] = defaultdict(Counter)
    for found in annotations:
        for mention in found.mentions:
            counts[fold(mention.name)][mention.kind] += 1
    return {name: min(seen, key=lambda k: _kind_rank(k, seen)) for name, seen in counts.items()}


def _kind_rank(kind: Kind, seen: Counter[Kind]) -> tuple[bool, int, str]:
    return kind == "other", -seen[kind], kind


def _key(name: str, kind: Kind) -> str:
    if kind != "person":
        return plain(name)
    parts = person_name(name)
    return " ".join(filter(None, (*parts.given, parts.surname, parts.suffix)))


def _home(name: str, kind: Kind, article: str) -> str:
    """Return the article that a surname alone stays in; empty for every other name."""
    return article if kind == "person" and not person_name(name).is_full else ""


def _naming(
    key: str,
    kind: Kind,
    named: list[tuple[str, Mention]],
    texts: dict[str, str],
    kinds: dict[str, Kind],
) -> Naming:
    mentions = tuple(sorted((mention for _, mention in named), key=lambda m: m.span))
    return Naming(
        _commonest(name for name, _ in named),
        key,
        kind,
        mentions,
        tuple(sorted(_form(name, mention) for name, mention in named)),
        frozenset(mention.span.article for mention in mentions),
        frozenset(stem(w.text) for m in mentions if m.role_text for w in words(m.role_text)),
        _context(mentions, texts),
        _club(key, kind, kinds),
    )


def _club(key: str, kind: Kind, kinds: dict[str, Kind]) -> str:
    """Return the last word of a body's name that a place begins: "rovers" of "velia rovers"."""
    lead, _, last = key.rpartition(" ")
    is_body = lead and kind != "person" and last.endswith("s")
    return last if is_body and "place" in (kind, kinds.get(lead)) else ""


def _form(name: str, mention: Mention) -> tuple[str, Span]:
    """Return the name as printed at a mention, without what was cut off."""
    place = mention.text.find(name)
    if name == mention.name or place < 0:
        return mention.text, mention.span
    start = mention.span.start + place
    return name, Span(mention.span.article, start, start + len(name))


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _context(mentions: tuple[Mention, ...], texts: dict[str, str]) -> frozenset[str]:
    """Return the rare stems near the first mentions of each article."""
    seen: Counter[str] = Counter()
    found: set[str] = set()
    for mention in mentions:
        span = mention.span
        seen[span.article] += 1
        if seen[span.article] > 3:
            continue
        text = texts[span.article]
        for start, end in (
            (max(0, span.start - _CONTEXT_WIDTH), span.start),
            (span.end, min(len(text), span.end + _CONTEXT_WIDTH)),
        ):
            found.update(stem(w.text) for w in words(text, start, end) if idf(fold(w.text)) > _RARE)
    return frozenset(found - {stem(w.text) for w in words(mentions[0].name)})
