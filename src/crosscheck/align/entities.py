"""The same person, organisation, place or group across a story's reports.

Names in use (`naming`) are joined where signals (`entity_signals`) say so, best first, and
never into a group that holds a name they stand apart from. Candidates come from an index
of surnames, spellings, letters and last words, so the work grows with the names and not
with their pairs. A surname alone then goes to the one person of that surname in the story.
Last, the places are added that speak of somebody without a name (`described`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from crosscheck.align.described import with_descriptions
from crosscheck.align.entity_forms import entity_of
from crosscheck.align.entity_signals import BODY_SIGNALS, PERSON_SIGNALS, apart, same_given
from crosscheck.align.names import acronyms, short_plain, skeleton
from crosscheck.align.naming import Naming, namings
from crosscheck.align.signals import Scored, weigh
from crosscheck.model import Annotations, Entity, Evidence, Story
from crosscheck.settings import AlignSettings

_TOO_COMMON = 40
_OUTWEIGHS = 5
"""How many times as often a name must stand for another to count as misread beside it."""


@dataclass(slots=True, eq=False)
class _Group:
    """Names taken for one, and why."""

    names: list[Naming]
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many mentions it has."""
        return sum(len(name.mentions) for name in self.names)

    def is_called(self, given: str) -> bool:
        """Whether a given name or nickname is the person's."""
        return any(
            name.person.is_full and same_given(given, name.person.given[0]) in ("same", "nickname")
            for name in self.names
        )

    @property
    def articles(self) -> frozenset[str]:
        """The articles that name it."""
        return frozenset(article for name in self.names for article in name.articles)


def entities(
    story: Story, annotations: Sequence[Annotations], settings: AlignSettings
) -> tuple[Entity, ...]:
    """Return who and what a story's reports name, most reported first."""
    groups = [_Group([naming]) for naming in namings(annotations)]
    groups = _join_by_signals(groups, settings.entity_score)
    groups = _join_surnames(groups)
    taken: Counter[str] = Counter()
    found = [entity_of(story, group.names, group.evidence, taken) for group in groups]
    return with_descriptions(story, annotations, sorted(found, key=_prominence))


def _prominence(entity: Entity) -> tuple[int, int, str, str]:
    articles = {mention.span.article for mention in entity.mentions}
    return -len(articles), -len(entity.mentions), entity.name, entity.id


# --- joining ----------------------------------------------------------------------------


def _join_by_signals(groups: list[_Group], least: float) -> list[_Group]:
    """Join whole groups, best pair first, where no name of one is apart from one of the other."""
    names = [group.names[0] for group in groups]
    scored = []
    for left, right in sorted(_candidates(names)):
        one, other = names[left], names[right]
        if apart(one, other):
            continue
        result = weigh(PERSON_SIGNALS if one.kind == "person" else BODY_SIGNALS, one, other)
        if result.total >= least:
            scored.append((-result.total, left, right, result))
    rivals = _rivals(scored)
    owner = list(range(len(groups)))
    for _, left, right, result in sorted(scored, key=lambda entry: entry[:3]):
        group, joined = groups[owner[left]], groups[owner[right]]
        if group is joined or _any_apart(group, joined) or _ambiguous(names, left, right, rivals):
            continue
        spans = (names[left].mentions[0].span, names[right].mentions[0].span)
        group.evidence += [*joined.evidence, *result.evidence(spans)]
        group.names += joined.names
        keep, gone = owner[left], owner[right]
        owner = [keep if place == gone else place for place in owner]
    return [groups[place] for place in sorted(set(owner))]


def _any_apart(one: _Group, other: _Group) -> bool:
    return any(apart(left, right) for left in one.names for right in other.names)


def _rivals(scored: Iterable[tuple[float, int, int, Scored]]) -> dict[int, set[int]]:
    """Return for each name those that it could be joined to."""
    rivals: dict[int, set[int]] = defaultdict(set)
    for _, left, right, _ in scored:
        rivals[left].add(right)
        rivals[right].add(left)
    return rivals


def _ambiguous(names: Sequence[Naming], left: int, right: int, rivals: dict[int, set[int]]) -> bool:
    """Whether the shorter name could as well stand for another, apart from the longer one.

    A name read wrongly in one report ("Ada Cole Trial") leaves those of many reports clear.
    """
    for one, other in ((left, right), (right, left)):
        short, full = names[one], names[other]
        if len(short.key) <= len(full.key) and any(
            _another(names[place], full, short) and not _slight(names[place], short)
            for place in rivals[one] - {other}
        ):
            return True
    return False


def _another(rival: Naming, full: Naming, short: Naming) -> bool:
    """Whether a rival is another than the full name; letters may stand for any two names."""
    if apart(rival, full):
        return True
    strange = set(rival.key.split()).isdisjoint(full.key.split())
    return short.is_acronym and not rival.is_acronym and strange


def _slight(rival: Naming, beside: Naming) -> bool:
    """Whether a name hardly appears beside another, and in fewer reports."""
    rarer = len(rival.articles) < len(beside.articles)
    return rarer and _OUTWEIGHS * len(rival.mentions) <= len(beside.mentions)


def _candidates(names: Sequence[Naming]) -> set[tuple[int, int]]:
    """Return pairs of names that share an index key; keys that fit all too many are dropped."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, naming in enumerate(names):
        for key in sorted(set(_index_keys(naming))):
            index[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for places in index.values():
        if len(places) > _TOO_COMMON:
            continue
        pairs.update((a, b) for n, a in enumerate(places) for b in places[n + 1 :])
    return pairs


def _index_keys(naming: Naming) -> Iterator[str]:
    if naming.kind == "person":
        person = naming.person
        if person.is_full:
            bones = skeleton(person.surname)
            yield f"surname {bones}"
            yield from (f"given {name} {bones[:1]}" for name in person.given)
            yield from (f"given {name} {bones[-3:]}" for name in person.given)
            yield f"initial {person.given[0][0]} {bones[:2]} {bones[-2:]}"
        return
    parts = naming.key.split()
    yield f"letters {naming.name.replace('.', '').lower()}"
    yield from (f"letters {letters}" for letters in acronyms(naming.name))
    yield f"short {short_plain(naming.name)}"
    yield f"bones {skeleton(naming.key.replace(' ', ''))}"
    yield f"slip {naming.key[:5]}"
    yield f"club {naming.club or naming.key}"
    if len(parts) > 1:
        yield f"ends {' '.join(parts[-2:])}"


def _join_surnames(groups: list[_Group]) -> list[_Group]:
    """Give each name that stands alone to the one person in the story who bears it."""
    alone: list[_Group] = []
    kept: list[_Group] = []
    bearers = _Bearers(defaultdict(list), defaultdict(list), defaultdict(list))
    for group in groups:
        naming = group.names[0]
        if naming.kind == "person" and not naming.person.is_full:
            alone.append(group)
            continue
        kept.append(group)
        if naming.kind == "person":
            bearers.add(group)
    return kept + _left_alone(alone, bearers)


class _Bearers(NamedTuple):
    """People with full names, by surname, first name and the articles that name them."""

    surname: dict[str, list[_Group]]
    given: dict[str, list[_Group]]
    named_in: dict[str, list[_Group]]

    def add(self, group: _Group) -> None:
        """Add a person under each surname in use and each article."""
        for surname in sorted({name.person.surname for name in group.names}):
            self.surname[surname].append(group)
        for given in sorted({name.person.given[0] for name in group.names if name.person.is_full}):
            self.given[given].append(group)
        for article in sorted(group.articles):
            self.named_in[article].append(group)

    def of(self, naming: Naming) -> list[_Group]:
        """Return those who bear a surname; else those of that given name in the same report.

        Where several bear a surname and the report names one of them in full, it is that one.
        Members of a family are called by their first names, also in reports that tell no more.
        """
        alone = naming.person.surname
        here = [group for article in naming.articles for group in self.named_in[article]]
        bearers = self.surname.get(alone)
        if bearers is None:
            named = [group for group in here if group.is_called(alone)]
            return named or [group for group in self.given.get(alone, ()) if self._of_family(group)]
        present = [group for group in bearers if group in here]
        return present if len(present) == 1 else bearers

    def _of_family(self, group: _Group) -> bool:
        """Whether somebody else of the story bears the same surname."""
        return any(len(self.surname[name.person.surname]) > 1 for name in group.names)


def _left_alone(alone: list[_Group], full: _Bearers) -> list[_Group]:
    """Add each lone name to its bearer; return those without one, joined among themselves."""
    left: dict[str, _Group] = {}
    rivals: list[_Group] = []
    for group in alone:
        naming = group.names[0]
        bearers = full.of(naming)
        bearer = _only(bearers) or _by_role(naming, bearers)
        if bearer is not None:
            bearer.evidence.append(_alone_evidence(naming, bearer.names[0]))
            bearer.names.append(naming)
        elif bearers:
            rivals.append(group)
        elif naming.person.surname in left:
            left[naming.person.surname].names.append(naming)
        else:
            left[naming.person.surname] = group
    return [*left.values(), *rivals]


def _only(bearers: list[_Group]) -> _Group | None:
    """Return the one bearer of a surname, or one beside whom the others hardly appear.

    A name read wrongly once ("Fill Kerry") must not make a person of many reports ambiguous.
    """
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    ranked = sorted(bearers, key=lambda bearer: -bearer.size)
    first, rest = ranked[0], ranked[1:]
    outweighs = first.size >= _OUTWEIGHS * sum(bearer.size for bearer in rest)
    return first if outweighs and len(first.articles) > 1 else None


def _by_role(naming: Naming, bearers: list[_Group]) -> _Group | None:
    """Return the only bearer of a surname whose role this article gives, if one."""
    fitting = [b for b in bearers if any(name.roles & naming.roles for name in b.names)]
    return fitting[0] if len(fitting) == 1 else None


def _alone_evidence(naming: Naming, bearer: Naming) -> Evidence:
    detail = f"{naming.name!r}: the only person of that name in the story is {bearer.name!r}"
    return Evidence("name_alone", 1.0, detail, (naming.mentions[0].span, bearer.mentions[0].span))
