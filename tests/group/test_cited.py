"""What a report says that it has from another outlet: a link in its chain, and no copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from crosscheck.group import group
from crosscheck.group.lineages.cited import cites, pile
from crosscheck.model import Story
from tests.conftest import MakeArticle
from tests.group.test_lineage import END, LEDE, MIDDLE, OWN

CASES = yaml.safe_load((Path(__file__).parent / "cites.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_cited_outlets_are_named(case: dict[str, str], make_article: MakeArticle) -> None:
    article = make_article(case["text"], source=case.get("source", "Radio Veld"))
    found = [(cite.name, cite.span.of(article.text)) for cite in cites(article, {})]
    assert found == ([(case["name"], case["words"])] if case["name"] else [])


def _story(make: MakeArticle, *texts: tuple[str, str]) -> Story:
    title = "Crane falls at Lindhaven"
    [story] = group(make(text, title=title, source=source) for source, text in texts)
    return story


CITING = "Three dock workers were killed at Lindhaven by a crane, the Meridian Post reported."
ALSO = "A crane killed three workers in Lindhaven, according to the Meridian Post. Divers searched."


def test_a_cited_report_of_the_story_is_linked(make_article: MakeArticle) -> None:
    own = "\n".join((LEDE, MIDDLE, END))
    story = _story(make_article, ("Meridian Post", own), ("Radio Veld", f"{CITING}\n{OWN}"))
    [cite] = story.cites
    assert story.article(cite.to or "").source == "Meridian Post"
    assert cite.leads
    assert story.rests() == (("Meridian Post", tuple(_ids(story, "Meridian Post", "Radio Veld"))),)


def _ids(story: Story, *sources: str) -> list[str]:
    by_source = {article.source: article.id for article in story.articles}
    return [story.lineage_of(by_source[source]).id for source in sources]


def test_two_reports_with_their_news_from_one_outlet_are_told(make_article: MakeArticle) -> None:
    texts = ("Radio Veld", f"{CITING}\n{OWN}"), ("Lowmoor Online", f"{ALSO}\n{MIDDLE}")
    story = _story(make_article, *texts)
    [(name, lineages)] = story.rests()
    assert name == "Meridian Post"
    assert len(lineages) == len(story.lineages) == 2


def test_what_is_cited_in_passing_is_no_common_source(make_article: MakeArticle) -> None:
    later = "The port was warned, the Meridian Post reported in May."
    texts = (
        ("Radio Veld", f"{OWN}\n{END}\n{later}"),
        ("Lowmoor Online", f"{LEDE}\n{MIDDLE}\n{later.replace('warned', 'told')}"),
    )
    story = _story(make_article, *texts)
    assert len(story.cites) == 2
    assert story.rests() == ()


def test_an_outlet_of_the_pile_is_known_by_its_name(make_article: MakeArticle) -> None:
    other = replace(make_article("A crane fell.", source="Kvist"), url="https://kvist.example/a")
    article = make_article("A crane fell, Kvist reported.")
    assert [cite.to for cite in cites(article, pile([other]))] == [other.id]
    assert not list(cites(article, {}))
