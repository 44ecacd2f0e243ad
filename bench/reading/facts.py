"""A story's facts against a register of incidents: its day, its town, the killed, the injured.

Each incident's articles go through the real chain as one story: the crawled text is cleaned,
annotated, and its facts are read. A fact that is not told counts as 0 killed or injured, and as
wrong for day and town. One half of the incidents (by the hash of their id) was tuned on; the
other is measured here, by `measure` on a third of it, by `compared` on all.

The register writes some towns its own way: "Saint Louis" is "St. Louis" here, "Clark (county)"
is "Clark County", and "Homestead (Florida City)" is right as either; ``strictly`` counts the
towns that equal the register's letter by letter. Facts are of real people's deaths: counts and
places are compared, no name is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any

from bench.compared import Line
from bench.corpora import lines
from crosscheck.annotate import annotate
from crosscheck.clean import clean_document
from crosscheck.compare.facts.facts import facts
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Alignment, Article, Document, Lineage, Story, content_id

SET = "stories/gva_2013_2015"
NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
Told = dict[str, str]
Reader = Callable[[Story], Told]


def ours(story: Story) -> Told:
    """Return the facts that Crosscheck tells."""
    found = facts(Lookup(Alignment(story, annotate(story))))
    told: Told = {fact.kind: fact.value for fact in found}
    town = told.get("place", "").split(", ")[0]
    return {"killed": "0", "injured": "0", **told, "place": town}


def first_number(story: Story) -> Told:
    """Return the first number beside each word for it, the day of publication, the first town.

    Of the story's first report; a toll without a number is 1 where the word stands in the
    headline; the town is the dateline's, else the first name behind "in".
    """
    article = story.articles[0]
    text = f"{article.title}\n{article.text}"
    found = {
        "killed": _beside(text, article.title, r"kill|dead|dies|died|death|fatal|murder"),
        "injured": _beside(text, article.title, r"injur|wound|hurt|hospital"),
        "date": f"{article.published.day:%F}" if article.published else "",
    }
    dateline = re.search(
        r"(?m)^([A-Z][A-Z. ]{2,}?)(?:,[^—–(-]{1,20})? ?(?:\(|--|—|–)", article.text
    )
    place = re.search(r"\bin ([A-Z][a-z]+(?: [A-Z][a-z]+)*)", article.text)
    town = dateline[1].title() if dateline else place[1] if place else ""
    return {**found, "place": town.strip()}


def _beside(text: str, title: str, word: str) -> str:
    number = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
    match = re.search(rf"(?i)\b({number})\b(?:\W+\w+){{0,3}}?\W+\w*(?:{word})", text)
    if not match:
        return "1" if re.search(word, title, re.IGNORECASE) else "0"
    written = match[1].lower()
    return str(NUMBERS.index(written) + 1) if written in NUMBERS else str(int(written))


@cache
def stories() -> tuple[tuple[Story, dict[str, Any]], ...]:
    """Return the measured half of the incidents, each with the register's facts."""
    register = {row["story"]: row for row in lines(f"{SET}_frames")}
    articles: dict[str, list[Article]] = defaultdict(list)
    for row in lines(SET):
        if row["story"] in register and measured(row["story"]):
            given = {key: row[key] for key in ("title", "url", "published")}
            document = Document(row["id"], "record", row["text"], source=row["outlet"], **given)
            article = clean_document(document)
            if isinstance(article, Article):
                articles[row["story"]].append(article)
    return tuple((_story(key, found), register[key]) for key, found in sorted(articles.items()))


def measured(story: str) -> bool:
    """Whether an incident is of the half that nothing was tuned on."""
    return int(sha256(story.encode()).hexdigest(), 16) % 2 == 1


def _story(key: str, articles: list[Article]) -> Story:
    ordered = sorted(articles, key=_when)
    lineages = tuple(Lineage(article.id, (article.id,)) for article in ordered)
    return Story(key, ordered[0].title, tuple(ordered), lineages, ordered[0].published)


def _when(article: Article) -> tuple[float, str]:
    return (article.published.instant if article.published else float("inf"), article.id)


def right(told: Told, frame: dict[str, Any]) -> dict[str, bool]:
    """Return which of an incident's facts are told exactly, and the town letter by letter."""
    city = frame["place"]["city"]
    return {
        "killed": told["killed"] == str(frame["killed"]),
        "injured": told["injured"] == str(frame["injured"]),
        "date": told.get("date") == frame["date"],
        "city": folded(told["place"]) in towns(city),
        "city strictly": told["place"] == city,
    }


def towns(written: str) -> set[str]:
    """Return the towns that an entry of the register stands for.

    >>> sorted(towns("Homestead (Florida City)")), towns("Clark (county)")
    (['florida city', 'homestead'], {'clark county'})
    """
    match = re.fullmatch(r"(.*) \((.*)\)", written)
    if not match:
        return {folded(written)}
    if match[2] == "county":
        return {folded(f"{match[1]} County")}
    return {folded(match[1]), folded(match[2])}


def folded(town: str) -> str:
    """Return a town's name in small letters, "St." as "saint", without marks."""
    whole = re.sub(r"^st\.? ", "saint ", town.casefold().strip())
    whole = re.sub(r"^ft\.? ", "fort ", re.sub(r"^mt\.? ", "mount ", whole))
    return " ".join(re.sub(r"[^a-z]+", " ", whole).split())


def scores(reader: Reader, asked: Iterable[tuple[Story, dict[str, Any]]]) -> dict[str, float]:
    """Return the share of incidents of which each fact is told exactly."""
    given = [right(reader(story), frame) for story, frame in asked]
    return {name: sum(one[name] for one in given) / len(given) for name in given[0]}


def measure() -> dict[str, float]:
    """Return the figures that the floors hold, of a third of the measured half."""
    third = [one for one in stories() if int(content_id(one[0].id), 16) % 3 == 0]
    found = scores(ours, third)
    return {f"facts.gva.{name}": found[name] for name in ("killed", "injured", "date", "city")}


def compared() -> Iterator[Line]:
    """Yield ours and the peer on the measured half."""
    for name, reader in (("ours", ours), ("first number, day of publication", first_number)):
        note = f"{len(stories())} incidents" if reader is ours else ""
        yield Line("facts told exactly", "gva_2013_2015", name, scores(reader, stories()), note)


if __name__ == "__main__":
    for line in compared():
        print(line)
