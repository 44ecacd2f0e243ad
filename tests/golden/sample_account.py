"""The account of the sample coverage, and the ways in which the golden tests look into it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from crosscheck.model import (
    Account,
    Annotations,
    Article,
    Entity,
    Finding,
    Mention,
    Quote,
    Side,
    Span,
    StoryAccount,
    Utterance,
)
from crosscheck.sample import coverage
from crosscheck.text.fold import fold


def key_of(location: str) -> str:
    """Return a file's name in the expected account ("harbor-crane/northwire.html")."""
    path = Path(location)
    return f"{path.parent.name}/{path.name}"


def bare(name: str) -> str:
    """Return a name as it is compared: folded, with no article before it."""
    return re.sub(r"^(?:the|a|an) ", "", fold(name).replace("’", "'").strip(" .,"))


def places(text: str, words: str, within: str | None = None) -> list[tuple[int, int]]:
    """Return every place where words stand in a text, white space folded.

    Args:
        within: a longer run that the words must stand in.
    """
    if within:
        return [
            (outer + start, outer + end)
            for outer, last in places(text, within)
            for start, end in places(text[outer:last], words)
        ]
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<![\w.,])" if words[0].isdigit() else r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return [match.span() for match in re.finditer(before + pattern + after, text)]


@dataclass(frozen=True)
class Sample:
    """The account, with its articles found by file and their words by text."""

    account: Account

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by file."""
        return {key_of(article.location): article for article in self.account.articles}

    @cached_property
    def files(self) -> dict[str, str]:
        """The files by article id."""
        return {article.id: file for file, article in self.articles.items()}

    @cached_property
    def stories(self) -> dict[str, StoryAccount]:
        """The story that each file is in."""
        return {
            key_of(article.location): told
            for told in self.account.stories
            for article in told.story.articles
        }

    def notes(self, file: str) -> Annotations:
        """Return a file's annotations."""
        return self.stories[file].alignment.of(self.articles[file].id)

    def spans(self, file: str, words: str, within: str | None = None) -> list[Span]:
        """Return every place where words stand in a file's text.

        A case whose words the text does not hold is a failure of reading or cleaning.
        """
        article = self.articles[file]
        return [article.span(*place) for place in places(article.text, words, within)]

    def account_article(self, article_id: str) -> Article:
        """Return an article by id."""
        return self.articles[self.files[article_id]]

    def entity(self, file: str, mention: Mention) -> Entity | None:
        """Return the entity that a mention belongs to."""
        for entity in self.stories[file].alignment.entities:
            if any(m.span == mention.span for m in entity.mentions):
                return entity
        return None

    def entities_at(self, file: str, words: str) -> list[Entity]:
        """Return the entities that are named in words of a file."""
        spans = self.spans(file, words)
        mentions = [m for m in self.notes(file).mentions if any(m.span.overlaps(s) for s in spans)]
        found = [self.entity(file, mention) for mention in mentions]
        return [entity for entity in found if entity]

    def quotes_at(self, file: str, words: str) -> list[Quote]:
        """Return the quotes that stand, whole or in part, where words stand."""
        spans = self.spans(file, words)
        return [q for q in self.notes(file).quotes if any(q.span.overlaps(s) for s in spans)]

    def utterances_at(self, file: str, words: str) -> list[Utterance]:
        """Return the utterances that a file's print of some words belongs to."""
        quotes = {quote.id for quote in self.quotes_at(file, words) if quote.kind != "indirect"}
        return [u for u in self.stories[file].alignment.utterances if quotes & set(u.quotes)]

    def speaker_names(self, file: str, quote: Quote) -> set[str]:
        """Return the names that a quote's speaker goes by, folded."""
        if quote.speaker is None or quote.speaker.name is None:
            return set()
        names = {bare(quote.speaker.name)}
        for entity in self.stories[file].alignment.entities:
            for mention in entity.mentions:
                if mention.span.article == quote.span.article and (
                    mention.name == quote.speaker.name or mention.span == quote.speaker.span
                ):
                    names |= {bare(entity.name), *(bare(text) for text, _ in entity.spellings)}
        return names

    def findings(self, folder: str, *kinds: str) -> list[Finding]:
        """Return the findings of the stories that hold files of a folder."""
        told = {
            id(story): story
            for file, story in self.stories.items()
            if file.startswith(f"{folder}/")
        }
        return [f for story in told.values() for f in story.comparison.findings if f.kind in kinds]

    def side_holds(self, side: Side, file: str, words: str) -> bool:
        """Whether a side of a finding gives these words of a file, or goes by them."""
        spans = [s for s in side.spans if self.files[s.article] == file]
        if not spans:
            return False
        named = bare(side.value) == bare(words)
        return named or any(s.overlaps(place) for s in spans for place in self.spans(file, words))


def sample_sources() -> list[str]:
    """Return the folders of the sample, as they are given to ``crosscheck report``."""
    return [str(coverage())]
