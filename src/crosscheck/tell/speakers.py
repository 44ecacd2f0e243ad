"""Who speaks: from a quote's speaker, as one report names them, to the story's entity."""

from __future__ import annotations

from crosscheck.model import Alignment, Entity, Speaker


class Cast:
    """The entities of a story, found by their mentions.

    A speaker is an entity where the same report uses the speaker's full name for it ("he",
    read as "Yoav Gallant"), or where its own words are a mention of it. "Netanyahu's
    office" is not Netanyahu, and an unnamed source is never an entity.
    """

    def __init__(self, alignment: Alignment) -> None:
        self._by_name: dict[tuple[str, str], Entity] = {}
        self._by_words: dict[tuple[str, int, int], Entity] = {}
        for entity in alignment.entities:
            for mention in entity.mentions:
                span = mention.span
                self._by_name.setdefault((span.article, mention.name), entity)
                self._by_words.setdefault((span.article, span.start, span.end), entity)

    def entity_of(self, speaker: Speaker) -> Entity | None:
        """Return the entity that speaks, or None where it is none that is known."""
        if speaker.anonymous:
            return None
        span = speaker.span
        by_words = self._by_words.get((span.article, span.start, span.end))
        if speaker.name is None:
            return by_words
        return self._by_name.get((span.article, speaker.name)) or by_words
