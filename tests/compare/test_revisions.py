from __future__ import annotations

from typing import Any

import pytest

from crosscheck.annotate import annotate_article
from crosscheck.compare.revisions import revision
from crosscheck.model import Annotations, Article, Revision, Span, content_id

BEFORE = """Three people were killed when a ferry struck the pier at Alderquay on Monday.
The captain was arrested at the scene, police said.
Buses will replace the ferry until Friday."""


def read(text: str) -> Annotations:
    article = Article(content_id(text), "Alderquay Echo", "Ferry strikes pier", text, "echo.txt")
    return annotate_article(article, None)


def worded(before: Annotations, after: Annotations, found: Revision) -> dict[str, Any]:
    texts = {one.article.id: one.article.text for one in (before, after)}

    def words(span: Span) -> str:
        return span.of(texts[span.article])

    return {
        "dropped": [words(span) for span in found.dropped],
        "added": [words(span) for span in found.added],
        "reworded": [(words(one), words(other)) for one, other in found.reworded],
    }


@pytest.mark.parametrize(
    ("after", "dropped", "added", "reworded"),
    [
        pytest.param(BEFORE, 0, 0, 0, id="the same text"),
        pytest.param("\n".join(reversed(BEFORE.split("\n"))), 0, 0, 0, id="in another order"),
        pytest.param(BEFORE.replace("\n", " ").replace("was", "WAS"), 0, 0, 0, id="set otherwise"),
        pytest.param(BEFORE.replace("Three", "Four"), 0, 0, 1, id="another figure"),
        pytest.param(BEFORE.rpartition("\n")[0], 1, 0, 0, id="a sentence less"),
        pytest.param(f"{BEFORE}\nThe pier will be closed.", 0, 1, 0, id="a sentence more"),
        pytest.param("Rain fell on the hills all week.", 3, 1, 0, id="another text"),
    ],
)
def test_each_sentence_is_kept_reworded_dropped_or_added(
    after: str, dropped: int, added: int, reworded: int
) -> None:
    found = revision(read(BEFORE), read(after))
    counts = len(found.dropped), len(found.added), len(found.reworded)
    assert counts == (dropped, added, reworded)


def test_a_reworded_sentence_stands_beside_the_likest_one() -> None:
    after = "The ferry's captain was arrested at the scene, police said on Tuesday."
    before, later = read(BEFORE), read(f"{BEFORE.partition(chr(10))[0]}\n{after}")
    told = worded(before, later, revision(before, later))
    assert told["reworded"] == [("The captain was arrested at the scene, police said.", after)]
    assert told["dropped"] == ["Buses will replace the ferry until Friday."]
