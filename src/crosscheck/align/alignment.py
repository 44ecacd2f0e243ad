"""The stage itself: what of a story's reports belongs together, in four steps.

Entities come first, since the other three lean on them: an utterance has a speaker, a
statement names people, and a quantity stands in a statement.

What the next stage can rely on:

* an entity's evidence names the signal that joined two names, with a mention of each;
* an utterance's evidence is one entry a pair of prints, named for how they differ (``same``,
  ``part``, ``overlap``, ``cut``, ``reworded``), and its two spans are the passage that both
  print: two parts of one long quote that share no word have no entry;
* a statement's spans never overlap those of another; its evidence is one entry a signal and
  pair, resting on the two passages, or ``word_for_word`` for copies. A statement of one report
  is a whole sentence that holds a figure, a time, somebody's word or two names;
* a quantity has one value an article, and never a sum together with its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.align.entities import entities
from crosscheck.align.quantities import quantities
from crosscheck.align.reading import Reading
from crosscheck.align.statements import statements
from crosscheck.align.utterances import utterances
from crosscheck.model import Alignment, Annotations, Story
from crosscheck.settings import AlignSettings


def align(
    story: Story, annotations: Sequence[Annotations], settings: AlignSettings = AlignSettings()
) -> Alignment:
    """Find the same names, words, statements and quantities across a story's reports.

    A story of one report has its names, and nothing else to align.

    Args:
        annotations: of every article of the story, in any order.
    """
    ordered = _in_story_order(story, annotations)
    named = entities(story, ordered, settings)
    if len(ordered) < 2:
        return Alignment(story, ordered, named)
    reading = Reading(story, ordered, named)
    said = utterances(reading)
    stated = statements(reading, settings)
    counted = quantities(reading, stated)
    return Alignment(story, ordered, named, said, stated, counted)


def _in_story_order(story: Story, annotations: Sequence[Annotations]) -> tuple[Annotations, ...]:
    by_article = {found.article.id: found for found in annotations}
    return tuple(by_article[a.id] for a in story.articles if a.id in by_article)
