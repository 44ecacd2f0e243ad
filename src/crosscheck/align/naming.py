"""What the reports call somebody or something: the nodes that `entities` joins.

Within one article `Mention.name` has already brought "Gallant" to "Yoav Gallant". Chains
with the same name across articles are one node; a surname alone is a node for each
article, because the Brown of one report need not be the Brown of the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crosscheck.align.names import PersonName, initials, is_acronym, person_name, plain
from crosscheck.model import Annotations, Kind, Mention, Span
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
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
    """

    name: str
    key: str
    kind: Kind
    mentions: tuple[Mention, ...]
    forms: tuple[tuple[str, Span], ...]
    articles: frozenset[str]
    roles: frozenset[str]
    context: frozenset[str]

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
    people = _full_names(annotations)
    kinds = _kinds(annotations)
    uses = _uses(annotations)
    grouped: dict[tuple[str, Kind, str], list[tuple[str, Mention]]] = defaultdict(list)
    for found in annotations:
        for mention in found.mentions:
            cut = _without_lead(mention, people)
            full = mention.text if _stands_alone(mention, uses) else mention.name
            name, kind = (cut, _PERSON) if cut else (full, kinds.get(fold(full), mention.kind))
            home = _home(name, kind, mention.span.article)
            grouped[_key(name, kind), kind, home].append((name, mention))
    texts = {found.article.id: found.article.text for found in annotations}
    return [
        _naming(key, kind, named, texts)
        for (key, kind, _), named in sorted(grouped.items(), key=lambda item: item[0])
    ]


def _full_names(annotations: Sequence[Annotations]) -> frozenset[str]:
    """Return the folded names of two or three words that are people's in some report."""
    names = {m.name for found in annotations for m in found.mentions if m.kind == "person"}
    return frozenset(fold(name) for name in names if 2 <= len(name.split()) <= 3)


def _without_lead(mention: Mention, people: frozenset[str]) -> str | None:
    """Return the person's name that ends a longer one ("Majority Whip Ada Cole"), if one does.

    Titles in capitals run into names; another report tells where the name begins. Three
    words that are read as a person may as well be a full name with its middle one.
    """
    parts = mention.name.split()
    if len(parts) < (4 if mention.kind == "person" else 3):
        return None
    for start in range(1, len(parts) - 1):
        tail = " ".join(parts[start:])
        if fold(tail) in people and parts[start - 1][:1].isupper():
            return tail
    return None


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
    key: str, kind: Kind, named: list[tuple[str, Mention]], texts: dict[str, str]
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
    )


def _form(name: str, mention: Mention) -> tuple[str, Span]:
    """Return the name as printed at a mention, without a lead that was cut off."""
    if name == mention.name or not mention.text.endswith(name):
        return mention.text, mention.span
    span = mention.span
    return name, Span(span.article, span.end - len(name), span.end)


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
