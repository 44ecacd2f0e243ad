"""``python -m bench.comparison.aloud EVENTS``: what so many BASIL events share, read by eye."""

from __future__ import annotations

import argparse

from bench.comparison.stories import stories
from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.model import Alignment


def read_aloud(events: int) -> None:
    """Print what is shared in every so-manieth BASIL event, to be judged by eye."""
    every = list(stories("claims/basil_2010_2014", "event"))
    for story in every[:: max(1, len(every) // events)][:events]:
        print(f"\n=== {story.title}")
        show(align(story, annotate(story)))


def show(found: Alignment) -> None:
    """Print a story's shared statements, utterances and quantities."""
    texts = {article.id: article for article in found.story.articles}
    for statement in found.statements:
        if len({span.article for span in statement.spans}) > 1:
            print("\nstatement", *(f"{e.signal} {e.score}" for e in statement.evidence[:8]))
            for span in statement.spans:
                print(f"  {texts[span.article].source}: {span.of(texts[span.article].text)}")
    for utterance in found.utterances:
        print("\nutterance", *(e.signal for e in utterance.evidence))
        for wording in utterance.wordings:
            print(f"  {len(wording.spans)} × {wording.text}")
    for quantity in found.quantities:
        print("\nquantity", quantity.about)
        for figure in quantity.figures:
            print(f"  {texts[figure.span.article].source}: {figure.text} {figure.about}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("events", type=int)
    read_aloud(options.parse_args().events)
