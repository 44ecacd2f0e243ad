"""Lineages: copies count once, and say where the text comes from."""

from __future__ import annotations

import pytest

from crosscheck.group import group
from crosscheck.model import Article, Lineage, Story, content_id
from tests.conftest import MakeArticle

LEDE = (
    "Three dock workers were killed on Tuesday when a crane fell onto the quay at Lindhaven, "
    "the port authority said. Eleven others were taken to two hospitals in the city."
)
MIDDLE = (
    "The crane, built in 1988, was moving a container when its rear leg gave way shortly after "
    "nine in the morning. Witnesses described a sound like thunder and a cloud of rust that hung "
    "over the basin for minutes. Divers searched the water beside the berth until dusk."
)
END = (
    "An inspection in the autumn had found cracks in a weld, according to the safety office, which "
    "asked for a repair before the summer. The port handles a third of the country's timber, and "
    "ships will be sent to Tessen until the quay is cleared."
)
OWN = (
    "Families waited outside the gate in Lindhaven for names. A leg of the old timber crane had "
    "buckled, and three men did not come home. The port authority promised to answer for the "
    "cracks that inspectors saw months ago. Eleven people lie in hospital."
)
RELEASE_END = "Press contact: newsroom@lindhaven-port.example"


def _story(*articles: Article) -> Story:
    [story] = group(articles)
    return story


def _copies(story: Story) -> list[Lineage]:
    return [lineage for lineage in story.lineages if len(lineage.articles) > 1]


def _report(make: MakeArticle, source: str, *parts: str, **facts: str) -> Article:
    return make(
        "\n".join(parts), title=f"{source}: crane falls at Lindhaven", source=source, **facts
    )


def test_a_reprint_is_of_one_lineage_with_its_source(make_article: MakeArticle) -> None:
    first = _report(make_article, "Harbour Gazette", LEDE, MIDDLE, END, at="2026-04-14T12:00")
    second = _report(make_article, "Radio Veld", LEDE, MIDDLE, END, at="2026-04-14T15:00")
    [lineage] = _story(first, second).lineages
    assert lineage.articles == (first.id, second.id)
    assert lineage.origin == "Harbour Gazette"
    assert lineage.id == content_id(*sorted(lineage.articles))


def test_reports_in_their_own_words_are_independent(make_article: MakeArticle) -> None:
    articles = (
        _report(make_article, "Harbour Gazette", LEDE, MIDDLE, END),
        _report(make_article, "Radio Veld", OWN),
    )
    assert len(_story(*articles).lineages) == 2


def test_a_trimmed_pickup_and_one_with_a_new_lede_are_one_lineage(
    make_article: MakeArticle,
) -> None:
    agency = _report(make_article, "Reuters", LEDE, MIDDLE, END, at="2026-04-14T12:00")
    trimmed = _report(make_article, "Radio Veld", LEDE, MIDDLE, at="2026-04-14T13:00")
    relede = _report(make_article, "Lowmoor Online", OWN, MIDDLE, END, at="2026-04-14T14:00")
    story = _story(relede, trimmed, agency)
    [lineage] = story.lineages
    assert lineage.origin == "Reuters"
    assert lineage.articles[0] == agency.id
    sources = {link.source for link in lineage.links if link.directed}
    assert sources == {agency.id}


def test_between_two_pickups_of_an_agency_no_direction_is_claimed(
    make_article: MakeArticle,
) -> None:
    early = _report(make_article, "Radio Veld", LEDE, MIDDLE, credit="AP", at="2026-04-14T13:00")
    late = _report(make_article, "Lowmoor Online", LEDE, MIDDLE, END, at="2026-04-15T13:00")
    [lineage] = _story(early, late).lineages
    assert lineage.origin == "AP"
    assert [link.directed for link in lineage.links] == [False]


def test_one_pickup_alone_names_its_agency(make_article: MakeArticle) -> None:
    pickup = _report(make_article, "Radio Veld", LEDE, credit="AP")
    [lineage] = _story(pickup).lineages
    assert lineage.origin == "AP"
    assert [each.signal for each in lineage.evidence] == ["credit"]


def test_a_company_s_own_release_is_the_origin(make_article: MakeArticle) -> None:
    about = "About Lindhaven Port"
    release = _report(make_article, "newsroom", LEDE, MIDDLE, END, about, RELEASE_END)
    pickup = _report(make_article, "Radio Veld", OWN, MIDDLE, END)
    [lineage] = _story(pickup, release).lineages
    assert lineage.origin == "Lindhaven Port"
    assert [(link.source, link.pickup) for link in lineage.links] == [(release.id, pickup.id)]


def test_a_release_that_both_reports_name_is_the_origin(make_article: MakeArticle) -> None:
    named = "Lindhaven Port said in a press release that ships would be sent to Tessen for a month."
    articles = (
        _report(make_article, "Radio Veld", LEDE, named, MIDDLE),
        _report(make_article, "Lowmoor Online", LEDE, named, MIDDLE),
    )
    [lineage] = _story(*articles).lineages
    assert lineage.origin == "Lindhaven Port"


def test_shared_quotations_are_no_copy(make_article: MakeArticle) -> None:
    speech = (
        "“We will find out why this crane fell and we will say so in public, whatever it costs "
        "this port, and nobody who worked on it will be left alone with what happened today,”"
    )
    articles = (
        _report(
            make_article, "Radio Veld", OWN, f"{speech} said the harbour master, Ottoline Brandt."
        ),
        _report(make_article, "Harbour Gazette", LEDE, f"{speech} Ms Brandt told reporters there."),
    )
    story = _story(*articles)
    assert len(story.lineages) == 2
    assert story.shared == ()


def test_some_text_in_common_is_shown_with_its_passages(make_article: MakeArticle) -> None:
    one = _report(make_article, "Radio Veld", OWN, END)
    other = _report(make_article, "Harbour Gazette", LEDE, MIDDLE, END.split(", which")[0] + ".")
    story = _story(one, other)
    [link] = story.shared
    texts = {article.id: article.text for article in (one, other)}
    assert link.kind == "shared"
    assert not link.directed
    for source, pickup in link.passages:
        assert source.of(texts[source.article]) == pickup.of(texts[pickup.article])


def test_an_outlet_s_standing_lines_are_no_copy(make_article: MakeArticle) -> None:
    standing = (
        "Radio Veld is the voice of the coast. Our newsroom works day and night for the people of "
        "the islands, and it is paid for by its listeners alone. If you know more about this story "
        "you can reach the editors by telephone or write to the address on our contact page."
    )
    topics = (
        "Councillors in Orrinbridge voted for a tram through the market square on Monday. Traders "
        "object to the rails, and Mayor Torvald expects a lawsuit over the budget.",
        "Brennholt recalled electric kettles because a switch may fail and overheat the base. "
        "Engineers traced the defect to a supplier of bimetal strips in Kessen.",
        "Heavy snow closed the Marrow pass to lorries. Ploughs worked until dawn, and avalanche "
        "wardens warned skiers to stay off the northern slopes of Mount Haldane.",
        "The Tessen youth choir won second prize at a competition in Graz. Conductor Marta Sund "
        "praised the sopranos, who rehearsed four evenings a week since January.",
        "Farmers drove tractors into the capital against cheaper imports of wheat. Agriculture "
        "minister Olsen promised talks on subsidies, fertiliser and diesel duty.",
    )
    stories = group(
        make_article(f"{topic}\n{standing}", title=topic, source="Radio Veld") for topic in topics
    )
    assert not [lineage for story in stories for lineage in _copies(story)]


@pytest.mark.parametrize("words", [1, 4, 12])
def test_a_few_equal_words_are_no_copy(make_article: MakeArticle, words: int) -> None:
    short = " ".join(LEDE.split()[:words])
    one = _report(make_article, "Radio Veld", short, OWN)
    other = _report(make_article, "Harbour Gazette", short, MIDDLE)
    assert not [lineage for story in group((one, other)) for lineage in _copies(story)]


def test_a_report_that_cites_an_agency_is_no_copy_of_it(make_article: MakeArticle) -> None:
    cited = _report(
        make_article, "Radio Veld", OWN, "An inspector told Reuters he had warned them."
    )
    [lineage] = _story(cited).lineages
    assert lineage.origin is None


def test_a_pickup_that_says_so_has_its_text_from_the_newer_version(
    make_article: MakeArticle,
) -> None:
    early = _report(make_article, "Harbour Gazette", LEDE, MIDDLE, at="2026-04-14T12:00")
    late = _report(make_article, "Harbour Gazette", LEDE, MIDDLE, END, at="2026-04-14T15:00")
    credit = "Courtesy of the Harbour Gazette"
    pickup = _report(make_article, "Radio Veld", credit, LEDE, MIDDLE, END, at="2026-04-14T18:00")
    [lineage] = _story(early, late, pickup).lineages
    directed = {(link.source, link.pickup) for link in lineage.links if link.directed}
    assert (late.id, pickup.id) in directed


def test_each_report_of_a_story_names_its_nearest(make_article: MakeArticle) -> None:
    one = _report(make_article, "Radio Veld", LEDE, MIDDLE)
    other = _report(make_article, "Harbour Gazette", OWN, END)
    story = _story(one, other)
    nearest = [each for each in story.evidence if each.signal == "nearest"]
    texts = {article.id: article.text for article in (one, other)}
    assert [each.detail.split(":")[0] for each in nearest] == [a.source for a in story.articles]
    for each in nearest:
        assert each.spans
        assert all(span.of(texts[span.article]) in each.detail for span in each.spans)
