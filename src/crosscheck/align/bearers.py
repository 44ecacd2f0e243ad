"""Who bears which noun: what the reports call somebody beside the name.

"Actress Ada Cole", "Ada Cole, 33, an actress," and "Ada Cole is an actress" make her a
bearer of "actress"; a body or place bears the last word of its name ("the court" for
"Supreme Court").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from crosscheck.align.descriptions import Description
from crosscheck.align.nouns import Noun, noun_of
from crosscheck.model import Entity, Mention
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

_BEFORE = re.compile(r",?[ \u00a0]+[\"“]?\Z")
_BEHIND = re.compile(
    r"(?:\s*,\s*\d{1,3})?\s*,\s*(?:who\s+(?:is|was)\s+)?(?:(?:the|an?|his|her|their|its)\s+)?\Z"
    r"|\s+(?:is|was|are|were|became|becomes)\s+(?:the|an?|his|her|their)\s+\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|and\b|or\b)\s*(?:and\b|or\b|the\b|an?\b)")
_OF = re.compile(r"\s(?:of|for|at|in|to|from|on|with|and)\s|,")
_FARTHEST = 40
_KINDS = {
    "person": ("person",),
    "body": ("organisation", "group", "other"),
    "place": ("place", "organisation", "other"),
}


@dataclass(slots=True)
class Bearers:
    """The entities that bear a noun, with the articles in which they are named."""

    of: dict[tuple[str, bool], set[str]] = field(default_factory=lambda: defaultdict(set))
    named_in: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, noun: Noun, entity: str) -> None:
        """Note that an entity bears a noun."""
        self.of[noun.key, noun.many].add(entity)

    def only(self, noun: Noun, article: str) -> str | None:
        """Return the one bearer named in an article, else the one of the story."""
        bearers = self.of.get((noun.key, noun.many), set())
        here = bearers & self.named_in[article]
        chosen = here or bearers
        return next(iter(chosen)) if len(chosen) == 1 else None


def fits(noun: Noun, entity: Entity) -> bool:
    """Whether an entity is of the kind that a noun stands for."""
    return entity.kind in _KINDS.get(noun.kind, ())


def noun_in_role(role: str) -> Noun | None:
    """Return the noun of a role as written ("leader of the Union": leader)."""
    cut = _OF.search(role)
    found = words(role[: cut.start()] if cut else role)
    return noun_of(found[-1].text.lower()) if found else None


def noun_in_name(entity: Entity) -> Noun | None:
    """Return the noun that ends the name of a body or place."""
    last = fold(entity.name.rpartition(" ")[2])
    if entity.kind == "person" or " " not in entity.name:
        return None
    noun = noun_of(last)
    return noun if noun and noun.kind != "person" else None


def beside(
    text: str, described: Description, before: Mention | None, after: Mention | None
) -> Mention | None:
    """Return the name that a description stands beside as its apposition, or None."""
    span = described.span
    if described.noun.many:
        return None
    if (
        after
        and after.span.start - span.end < 3
        and _BEFORE.match(text[span.end : after.span.start])
    ):
        close = text[after.span.end : after.span.end + 1]
        direct = "," not in text[span.end : after.span.start]
        return after if direct or close in ",.;" else None
    if before and described.start - before.span.end < _FARTHEST:
        between = text[before.span.end : described.start]
        listed = _LISTED.match(text, span.end) if "," in between else None
        if "\n" not in between and _BEHIND.match(between) and not listed:
            return before
    return None
