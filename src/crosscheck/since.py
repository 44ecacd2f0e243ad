"""What an account made again tells otherwise than the one before it.

A report goes on with an earlier one where it is the same text, or where it lies at the same
address or place and is an edition of the same article; a story goes on with the earlier story
that holds most of its reports. What is new is then read off: reports, statements whose words stand
in no text of that story before, texts that came to support a statement, facts and findings that
came, moved or went, and, sentence by sentence, what outlets changed in articles they had
published already. The earlier texts of those are carried along, so that what disappeared can still
be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from crosscheck.annotate import annotate_article
from crosscheck.compare.revisions import revision
from crosscheck.group.lineages.addresses import address_key
from crosscheck.model import (
    Account,
    Article,
    Change,
    Changes,
    Earlier,
    Fact,
    Finding,
    Precision,
    Published,
    Revision,
    Span,
    StoryAccount,
)
from crosscheck.tell.reading import ReadAccount

Values = Mapping[str, Any]

SAME_ARTICLE = 0.2
"""Share of an earlier text's sentences, kept or reworded, from which another text at its place is
taken for an edition of it; below that the place holds another article now."""


def since(account: Account, before: ReadAccount) -> Account:
    """Return an account with what changed since an earlier one.

    Args:
        before: the earlier account, as `crosscheck.tell.reading.loads` reads it.
    """
    texts = [_article(value) for value in before.values["articles"]]
    editions = _editions(account.articles, texts)
    followed = {a.id: a.id for a in texts} | {r.article: r.earlier for r in editions}
    stories: list[Values] = before.values["stories"]
    told = {number: _earlier(one, stories, followed) for number, one in enumerate(account.stories)}
    compared = tuple(
        replace(one, changes=_Since(one, told[number], texts, followed, editions).changes())
        for number, one in enumerate(account.stories)
    )
    known = {story["id"] for story in told.values() if story}
    untold = tuple(story["title"] for story in stories if story["id"] not in known)
    earlier = Earlier(before.values["checksum"], untold)
    return replace(account, stories=compared, earlier=earlier)


# --- reports ----------------------------------------------------------------------------


def _editions(articles: Sequence[Article], texts: Sequence[Article]) -> list[Revision]:
    """Return what changed in each article that the earlier account has another text of."""
    known = {article.id for article in texts}
    now = {article.id for article in articles}
    places: dict[str, Article] = {}
    for article in texts:
        if article.id not in now:
            places |= dict.fromkeys(_places(article), article)
    found = []
    for article in articles:
        before = next((places[p] for p in _places(article) if p in places), None)
        if article.id not in known and before:
            changed = revision(*(annotate_article(a, a.published) for a in (before, article)))
            if _is_edition(changed, before):
                found.append(changed)
    return found


def _places(article: Article) -> Iterator[str]:
    """Yield where an article stands: its address, else where it was read."""
    key = address_key(article.url)
    yield key or article.location


def _is_edition(changed: Revision, before: Article) -> bool:
    """Whether enough of the earlier text is left."""
    lost = sum(len(span) for span in changed.dropped)
    return lost <= (1 - SAME_ARTICLE) * len(before.text)


def _earlier(
    told: StoryAccount, stories: Sequence[Values], followed: Mapping[str, str]
) -> Values | None:
    """Return the earlier story that holds most of a story's reports, or None."""
    ids = {followed[a.id] for a in told.story.articles if a.id in followed}
    held = [len(ids.intersection(story["articles"])) for story in stories]
    most = max(held, default=0)
    return stories[held.index(most)] if most else None


# --- one story --------------------------------------------------------------------------


class _Since:
    """One story beside the earlier one that it goes on with.

    Args:
        texts: the earlier account's articles.
        followed: the earlier article's id by the id of the one that goes on with it.
    """

    def __init__(
        self,
        told: StoryAccount,
        before: Values | None,
        texts: Sequence[Article],
        followed: Mapping[str, str],
        editions: Sequence[Revision],
    ) -> None:
        self.told, self.before, self.followed = told, before, followed
        ids = {article.id for article in told.story.articles}
        held = set(before["articles"]) if before else set()
        self.texts = {article.id: article for article in texts if article.id in held}
        self.editions = tuple(e for e in editions if e.article in ids and e.earlier in held)

    def changes(self) -> Changes:
        """Return all that is told otherwise."""
        if self.before is None:
            return Changes()
        found = (
            *self._reports(),
            *self._facts(self.before["facts"]),
            *self._findings(self.before["findings"]),
            *self._statements(self.before["statements"]),
        )
        changed = (one.earlier for one in self.editions)
        texts = tuple(self.texts[id_] for id_ in dict.fromkeys(changed))
        return Changes(self.before["id"], found, self.editions, texts)

    def _reports(self) -> Iterator[Change]:
        here = {self.followed.get(article.id) for article in self.told.story.articles}
        for article in self.told.story.articles:
            if self.followed.get(article.id) not in self.texts:
                opening = article.span(0, max(1, len(article.text.partition("\n")[0])))
                yield Change("report", article.title, None, article.source, (opening,))
        for id_, article in self.texts.items():
            if id_ not in here:
                yield Change("no_report", article.title, article.source)

    def _facts(self, before: Sequence[Values]) -> Iterator[Change]:
        was = {fact["kind"]: str(fact["value"]) for fact in before}
        now = {fact.kind: fact for fact in self.told.comparison.facts}
        for kind in dict.fromkeys((*now, *was)):
            fact: Fact | None = now.get(kind)
            value = fact.value if fact else None
            if was.get(kind) != value:
                yield Change("fact", kind, was.get(kind), value, fact.spans if fact else ())

    def _findings(self, before: Sequence[Values]) -> Iterator[Change]:
        left = list(before)
        for finding in self.told.comparison.findings:
            same = next((old for old in left if _same_finding(finding, old)), None)
            if same:
                left.remove(same)
                continue
            spans = tuple(span for side in finding.sides for span in side.spans)
            values = " / ".join(side.value for side in finding.sides)
            yield Change("difference", finding.about, None, values, spans)
        for old in left:
            values = " / ".join(side["value"] for side in old["sides"])
            yield Change("no_difference", old["about"], values)

    def _statements(self, before: Sequence[Values]) -> Iterator[Change]:
        """Yield statements that are new, and those that more texts or fewer tell than before."""
        at: dict[str, list[tuple[Span, Values]]] = defaultdict(list)
        for old in before:
            for value in old["spans"]:
                at[value["article"]].append((Span(**value), old))
        for row in self.told.comparison.matrix:
            spans = row.statement.spans
            held = (old for s in spans for place, old in at[s.article] if place.overlaps(s))
            was = max((old["independent"] for old in held), default=None)
            if was is None and not any(self._stood(span) for span in spans):
                now = str(row.independent)
                yield Change("statement", row.statement.text, None, now, spans)
            elif was not in (None, row.independent):
                now = str(row.independent)
                yield Change("support", row.statement.text, str(was), now, spans)

    def _stood(self, span: Span) -> bool:
        """Whether a passage's words stood in a text of the story before."""
        if span.article in self.texts:
            return True
        earlier = self.texts.get(self.followed.get(span.article, ""))
        words = span.of(self.told.story.article(span.article).text)
        return earlier is not None and words in earlier.text


def _same_finding(finding: Finding, old: Values) -> bool:
    """Whether a finding stood in the earlier account: of its kind, two of its sides or values."""
    if finding.kind != old["kind"]:
        return False
    places = {span for side in finding.sides for span in side.spans}
    sides = sum(any(Span(**s) in places for s in side["spans"]) for side in old["sides"])
    values = {side.value for side in finding.sides} & {side["value"] for side in old["sides"]}
    return max(sides, len(values)) > 1


# --- reading ----------------------------------------------------------------------------


def _article(value: Values) -> Article:
    """Return an article as an account's file has it."""
    return Article(
        id=value["id"],
        source=value["source"],
        title=value["title"],
        text=value["text"],
        location=value["location"],
        published=_published(value["published"]),
        modified=_published(value["modified"]),
        url=value["url"],
        byline=value["byline"],
        dateline=value["dateline"],
        credit=value["credit"],
        language=value["language"],
    )


def _published(value: Values | None) -> Published | None:
    if value is None:
        return None
    start, end = (datetime.fromisoformat(value[key]) for key in ("start", "end"))
    precision: Precision = value["precision"]
    return Published(start, end, precision, value["from"])
