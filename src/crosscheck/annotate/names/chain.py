"""Which full name of the article a short one stands for.

People: full names are joined where one can be a form of the other ("Lloyd Austin",
"Lloyd J. Austin"); a surname stands for the only person who bears it. Where two bear it,
a title that tells the gender or the role ("Mayor Torvald") may decide, else the only one of
them named earlier in the same paragraph, or at all so far; else the surname stands for
itself: a wrong person is worse than none.
Organisations: an acronym for the words it was introduced with, and the beginning or end of
a longer name where only one in the article has it. Countries: one name for "US", "U.S.".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crosscheck.annotate.names.candidates import Candidate
from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.model import Kind

Named = tuple[Candidate, Kind]


def chained(
    named: Sequence[Named], acronyms: dict[str, str], roles: Sequence[str], known: Gazetteer
) -> list[str]:
    """Return, for each named candidate, the fullest name in the article that it stands for.

    Args:
        acronyms: acronyms that the article introduces, with their long form.
        roles: the role written beside each candidate, or "".
    """
    people = _People(c.text for c, kind in named if kind == "person")
    for (candidate, kind), role in zip(named, roles, strict=True):
        if kind == "person" and role and candidate.text in people.full:
            people.roles[people.full[candidate.text]].update(role.lower().split())
    organisations = sorted({c.text for c, kind in named if kind == "organisation"})
    long_forms = _longer(organisations, known)
    countries = _countries((c.text for c, kind in named if kind == "place"), known)
    recent = _Recent()
    names = []
    for (candidate, kind), role in zip(named, roles, strict=True):
        text = candidate.text
        if kind == "person":
            name = _person(candidate, role, people, recent, known)
        elif kind == "place":
            name = countries.get(known.country_of.get(text, ""), text)
        else:
            long = acronyms.get(text, text)
            name = long_forms.get(long, long)
        names.append(name)
    return names


class _People:
    """The full names of people in an article, each with the form that stands for it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.full: dict[str, str] = {}
        self.bearers: dict[str, list[str]] = defaultdict(list)
        self.by_first: dict[str, list[str]] = defaultdict(list)
        self.roles: dict[str, set[str]] = defaultdict(set)
        distinct = sorted(
            {t for t in texts if " " in t}, key=lambda t: (-len(t.split()), -len(t), t)
        )
        for text in distinct:
            words = text.split()
            same = [f for f in self.bearers[words[-1]] if _may_be(words, f.split())]
            if len(same) == 1:
                self.full[text] = same[0]
            else:
                self.full[text] = text
                self.bearers[words[-1]].append(text)
                self.by_first[words[0]].append(text)


def _may_be(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one full name can be a form of another with the same last word."""
    first, other = short[0].rstrip("."), long[0].rstrip(".")
    same = first == other or (len(first) == 1 and other.startswith(first))
    return same and all(
        word in long or any(w[0] == word[0] for w in long[1:-1]) for word in short[1:-1]
    )


@dataclass
class _Recent:
    """The full names met so far: in the paragraph being read, and in all."""

    paragraph: int = -1
    names: tuple[str, ...] = ()
    ever: set[str] = field(default_factory=set)

    def meet(self, paragraph: int, name: str | None) -> tuple[str, ...]:
        """Note a full name, and return those of its paragraph so far."""
        if paragraph != self.paragraph:
            self.paragraph, self.names = paragraph, ()
        if name:
            self.names = (*self.names, name)
            self.ever.add(name)
        return self.names


def _person(
    candidate: Candidate, role: str, people: _People, recent: _Recent, known: Gazetteer
) -> str:
    text = candidate.text
    place = candidate.paragraph.tokens[0].start
    if text in people.full:
        recent.meet(place, people.full[text])
        return people.full[text]
    bearers = people.bearers.get(text.split()[-1], [])
    if not bearers and (known.word(text, "family") or text not in known.first_names):
        bearers = people.by_first.get(text, [])  # Moon, of Moon Jae-in
    if not bearers:
        bearers = [b for b in people.by_first.get(text, []) if b in recent.ever]  # Priya, of …
    if len(bearers) > 1:
        gender = known.titles.get(candidate.title, "")
        fitting = [b for b in bearers if not gender or known.gender(b) in ("", gender)]
        called = [b for b in fitting if role and set(role.lower().split()) <= people.roles[b]]
        near = [b for b in fitting if b in recent.meet(place, None)]
        met = [b for b in fitting if b in recent.ever]
        bearers = next((one for one in (fitting, called, near, met) if len(one) == 1), [])
    if len(bearers) == 1 and " " not in text:
        return bearers[0]
    return text


def _longer(texts: Sequence[str], known: Gazetteer) -> dict[str, str]:
    """Map each name that begins or ends exactly one longer name to that name."""
    found: dict[str, set[str]] = defaultdict(set)
    shorter = set(texts)
    for text in texts:
        words = text.removeprefix("The ").split()
        for cut in range(1, len(words)):
            front, back = " ".join(words[:cut]), " ".join(words[cut:])
            for part in shorter & {back, f"The {back}"}:
                found[part].add(text)
            if front in shorter and not known.is_organisation(front):  # UN, of UN Women
                found[front].add(text)
    return {part: next(iter(full)) for part, full in found.items() if len(full) == 1}


def _countries(texts: Iterable[str], known: Gazetteer) -> dict[str, str]:
    """Map each country to the longest of its names in the article."""
    names: dict[str, str] = {}
    for text in sorted(set(texts), key=lambda t: (len(t), t)):
        country = known.country_of.get(text)
        if country:
            names[country] = text
    return names
