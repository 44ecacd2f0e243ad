from __future__ import annotations

import random
import time
from typing import Any

from crosscheck.align import align
from crosscheck.model import Alignment
from tests.align.conftest import MakeStory

REPORTS: tuple[dict[str, Any], ...] = (
    {
        "text": "Mayor Ada Okafor said the northern pier “will stay closed until spring”.\n"
        "Around 40 boats blocked the harbour on Tuesday.",
        "names": {"Ada Okafor": ("person", None, "Mayor")},
        "quotes": {"will stay closed until spring": "Ada Okafor"},
        "figures": [("Around 40 boats", 40, ["block", "boat"])],
    },
    {
        "text": "Some 60 boats blocked the harbour on Tuesday.\n"
        "“It will stay closed until spring,” Okafor said of the northern pier.",
        "names": {"Okafor": "person"},
        "quotes": {"It will stay closed until spring,": "Okafor"},
        "figures": [("Some 60 boats", 60, ["block", "boat"])],
    },
    {"text": "The northern pier stays closed.", "names": {}},
)


def test_a_story_is_aligned_in_all_four_ways(make_story: MakeStory) -> None:
    found = align(*make_story(*REPORTS))
    shared = [s for s in found.statements if len(s.spans) > 1]
    assert (len(found.entities), len(found.utterances), len(found.quantities)) == (1, 1, 1)
    assert len(shared) >= 1


def test_the_order_of_the_annotations_changes_nothing(make_story: MakeStory) -> None:
    story, annotated = make_story(*REPORTS)
    shuffled = random.Random(7).sample(annotated, len(annotated))
    assert align(story, shuffled) == align(story, annotated)


def test_a_story_without_annotations_aligns_to_nothing(make_story: MakeStory) -> None:
    story, _ = make_story(*REPORTS)
    assert align(story, []) == Alignment(story, ())


def test_every_span_of_a_statement_holds_words(make_story: MakeStory) -> None:
    story, annotated = make_story(*REPORTS)
    for statement in align(story, annotated).statements:
        assert statement.span in statement.spans
        assert statement.span.of(story.article(statement.span.article).text) == statement.text


def test_fifty_reports_take_less_than_ten_times_the_time_of_ten(make_story: MakeStory) -> None:
    def seconds(count: int) -> float:
        story, annotated = make_story(*(_long_report(number) for number in range(count)))
        begun = time.process_time()
        align(story, annotated)
        return time.process_time() - begun

    seconds(5)
    assert seconds(50) < 10 * seconds(10)


def _long_report(number: int) -> dict[str, Any]:
    draw = random.Random(number)
    nouns = ("pier", "levy", "trawler", "harbour", "council", "storm", "herring", "dredger")
    verbs = ("closed", "blocked", "inspected", "sank", "funded", "refused", "moved", "sold")
    lines = [
        f"The {draw.choice(nouns)} {draw.choice(verbs)} the {draw.choice(nouns)} of"
        f" district{draw.randrange(400)} near point{draw.randrange(400)}."
        for _ in range(40)
    ]
    return {"text": "\n".join(lines)}
