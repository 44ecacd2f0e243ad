"""Kin: what descends from one text before any story is known."""

from __future__ import annotations

from crosscheck.group import Grouper
from crosscheck.model import Article
from tests.conftest import MakeArticle

CRANE = (
    "Three dock workers were killed on Tuesday when a crane fell onto the quay at Lindhaven, the "
    "port authority said. Eleven others were taken to two hospitals in the city."
)
CRACKS = (
    "The crane, built in 1988, was moving a container when its rear leg gave way shortly after "
    "nine in the morning. An inspection in the autumn had found cracks in a weld."
)
COURT = (
    "The foreman of the Lindhaven quay pleaded guilty on Monday to neglect in the death of the "
    "dock workers. A judge in Tessen will sentence him in June."
)
KETTLE = (
    "Brennholt recalled electric kettles because a switch may fail and overheat the base. "
    "Engineers traced the defect to a supplier of bimetal strips in Kessen."
)
LAW = (
    "Makers answer for what they sell, under a law of 1994, whether or not they knew of a fault. "
    "The injured must show that the thing failed and that the failure hurt them. Few cases come "
    "before a court, since insurers settle most of them, and those that do last four years. "
    "Lawyers for the injured want the burden turned round, so that a maker has to show its care. "
    "The trade says that small firms would no longer find anybody to insure them."
)
NAMES = "Members: " + ", ".join(
    f"{first} {last}"
    for last in ("Sund", "Olsen", "Brandt", "Kessen", "Marrow")
    for first in ("Jan", "Marta", "Pieter", "Ida", "Lars", "Anna", "Rolf", "Greta")
)


def _one_family(*articles: Article) -> bool:
    grouper = Grouper()
    grouper.extend(articles)
    places = [grouper.reports.place_of(article.id) for article in articles]
    return len({grouper.kin.family(place) for place in places if place is not None}) == 1


def _report(make: MakeArticle, source: str, title: str, *parts: str) -> Article:
    return make("\n".join(parts), title=title, source=source, day="2026-04-14")


def test_a_follow_up_that_carries_the_first_report_along_is_kin(make_article: MakeArticle) -> None:
    first = _report(make_article, "Radio Veld", "Crane falls at Lindhaven quay", CRANE, CRACKS)
    later = _report(make_article, "Radio Veld", "Lindhaven foreman guilty", COURT, CRANE, CRACKS)
    assert _one_family(first, later)


def test_an_outlet_that_explains_the_law_again_has_not_told_the_same(
    make_article: MakeArticle,
) -> None:
    crane = _report(make_article, "Radio Veld", "Crane falls at Lindhaven", CRANE, CRACKS, LAW)
    kettle = _report(make_article, "Radio Veld", "Brennholt recalls kettles", KETTLE, LAW)
    assert not _one_family(crane, kettle)
    assert _held(crane, kettle) > 0.5, "the explanation is most of the shorter report"


def _held(one: Article, other: Article) -> float:
    """Return what share of the smaller report the other holds."""
    grouper = Grouper()
    grouper.extend((one, other))
    return grouper.kin.overlap(0, 1).containment


def test_two_reports_with_one_list_of_names_are_no_copies(make_article: MakeArticle) -> None:
    crane = _report(make_article, "Radio Veld", "Insiders on the Lindhaven crane", CRANE, NAMES)
    court = _report(make_article, "Radio Veld", "Insiders on the Lindhaven trial", COURT, NAMES)
    assert _held(crane, court) < 0.1
    assert not _one_family(crane, court)


def test_a_pickup_edited_in_every_line_is_kin(make_article: MakeArticle) -> None:
    first = _report(make_article, "Harbour Gazette", "Crane falls", CRANE, CRACKS, COURT)
    edits = {"Three": "Four", "Tuesday": "April 14", "taken": "brought", "shortly": "soon"}
    pickup = _report(
        make_article, "Radio Veld", "Four die under crane", _edit(CRANE + CRACKS, edits)
    )
    assert _one_family(first, pickup)


def _edit(text: str, edits: dict[str, str]) -> str:
    for old, new in edits.items():
        text = text.replace(old, new)
    return text


def test_families_last_through_saving(make_article: MakeArticle) -> None:
    grouper = Grouper()
    grouper.extend(
        _report(make_article, source, "Crane falls at Lindhaven", CRANE, CRACKS)
        for source in ("Harbour Gazette", "Radio Veld")
    )
    taken_up = Grouper()
    taken_up.kin.restore(grouper.kin.arrays())
    assert taken_up.kin.members(0) == [0, 1]
