"""What the reports call somebody or something: the nodes that `entities` joins.

Within one article `Mention.name` has already brought "Gallant" to "Yoav Gallant". Chains
with the same name across articles are one node; a surname alone is a node for each
article, because the Brown of one report need not be the Brown of the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crosscheck.align.names import PersonName, is_acronym, person_name, plain
from crosscheck.model import Annotations, Kind, Mention
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.tokens import words

_RARE = 4.0
_CONTEXT_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in use: every mention that some articles resolve to it.

    Args:
        name: as the articles write it, the commonest spelling.
        key: its folded form.
        articles: ids of the articles that use it.
        roles: folded words of the roles written beside it.
        context: rare stems around its mentions, other names among them.
    """

    name: str
    key: str
    kind: Kind
    mentions: tuple[Mention, ...]
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
    kinds = _kinds(annotations)
    grouped: dict[tuple[str, Kind, str], list[Mention]] = defaultdict(list)
    for found in annotations:
        for mention in found.mentions:
            kind = kinds[fold(mention.name)]
            grouped[_key(mention.name, kind), kind, _home(mention, kind)].append(mention)
    texts = {found.article.id: found.article.text for found in annotations}
    return [
        _naming(key, kind, mentions, texts)
        for (key, kind, _), mentions in sorted(grouped.items(), key=lambda item: item[0])
    ]


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


def _home(mention: Mention, kind: Kind) -> str:
    """Return the article that a surname alone stays in; empty for every other name."""
    alone = kind == "person" and not person_name(mention.name).is_full
    return mention.span.article if alone else ""


def _naming(key: str, kind: Kind, mentions: list[Mention], texts: dict[str, str]) -> Naming:
    ordered = tuple(sorted(mentions, key=lambda mention: mention.span))
    return Naming(
        _commonest(mention.name for mention in ordered),
        key,
        kind,
        ordered,
        frozenset(mention.span.article for mention in ordered),
        frozenset(stem(w.text) for m in ordered if m.role_text for w in words(m.role_text)),
        _context(ordered, texts),
    )


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
