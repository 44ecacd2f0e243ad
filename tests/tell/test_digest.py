"""The digest: sentences as they stand, few, and no two that say the same."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from crosscheck.model import Document, StoryAccount
from crosscheck.pipeline import report
from crosscheck.read import read
from crosscheck.sample import coverage
from crosscheck.settings import TellSettings
from crosscheck.tell.digest import digest
from crosscheck.text.content import content
from crosscheck.text.fold import stem
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import words

FOLDERS = ("harbor-crane", "kettle-recall", "tram-vote")


@cache
def told_of(folder: str) -> StoryAccount:
    account = report(read([coverage() / folder]))
    return max(account.stories, key=lambda told: len(told.story.articles))


@pytest.mark.parametrize("budget", [0, 30, 80, 150, 300])
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_digest_keeps_to_its_words(folder: str, budget: int) -> None:
    told = digest(told_of(folder).comparison, TellSettings(digest_words=budget))
    count = sum(len(words(one.text)) for one in told)
    assert count <= budget
    assert count >= 0.7 * budget or budget < 80


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sentence_is_quoted_from_its_first_span(folder: str) -> None:
    told = told_of(folder)
    texts = {article.id: article.text for article in told.story.articles}
    assert told.digest
    assert all(one.spans[0].of(texts[one.spans[0].article]) == one.text for one in told.digest)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_sentence_counts_the_independent_reports_behind_it(folder: str) -> None:
    told = told_of(folder)
    for one in told.digest:
        assert one.independent == told.story.independent({s.article for s in one.spans})


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_two_sentences_say_the_same(folder: str) -> None:
    held = [content(one.text).keys() for one in told_of(folder).digest]
    shares = [len(a & b) / min(len(a), len(b)) for a, b in combinations(held, 2)]
    assert all(share <= 0.6 for share in shares)


OPENS_WITH = {
    "harbor-crane": ("Five people", "collapse of a crane", "Lindhaven", "Tuesday"),
    "kettle-recall": ("Brennholt Home", "recall of 212,000 Aria 2 electric kettles"),
    "tram-vote": ("city council of Orrinbridge", "tram line", "on Tuesday"),
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_digest_opens_with_what_happened(folder: str) -> None:
    lede = told_of(folder).digest[0].text
    assert all(part in lede for part in OPENS_WITH[folder])


def test_a_toll_that_later_reports_replaced_is_not_told() -> None:
    told = " ".join(one.text for one in told_of("harbor-crane").digest)
    assert "Five people" in told
    assert "three people" not in told.lower()


@pytest.mark.parametrize("folder", FOLDERS)
def test_people_are_named_in_full_before_they_are_called_by_surname(folder: str) -> None:
    told = told_of(folder)
    text = "\n".join(one.text for one in told.digest)
    people = [e for e in told.alignment.entities if e.kind == "person" and e.name in text]
    assert people
    for person in people:
        surname = person.name.split()[-1]
        assert text.index(surname) == text.index(person.name) + person.name.index(surname)


FERRY = (
    "The ferry Dora Lind struck the east pier of Port Elsin on Monday with 40 people aboard.\n"
    "Two crew members were taken to the hospital with broken ribs and cuts, the doctors said.\n"
)
SEEN_FROM_THE_SHORE = (
    "A ferry with 40 people aboard, the Dora Lind, rammed the pier in Port Elsin on Monday.\n"
    "Anglers on the western shore saw the bow fold up and heard the siren for ten minutes.\n"
)
REPAIR = (
    "The Dora Lind, the ferry that struck the pier of Port Elsin, has left the dry dock again.\n"
    "Divers had found on Friday that the rudder of the ship had been bent for many years.\n"
    "The shipyard wrote to the owner on 2 April that all three engines needed new pumps.\n"
)


def account_of(*reports: tuple[str, str]) -> StoryAccount:
    documents = [
        Document(f"{n}.txt", "record", text, title="Ferry Dora Lind strikes pier", published=day)
        for n, (day, text) in enumerate(reports)
    ]
    (told,) = report(documents).stories
    return told


@pytest.mark.parametrize(("later", "weekday"), [("2026-03-05", True), ("2026-04-20", False)])
def test_a_weekday_of_another_week_than_the_ledes_is_not_told(later: str, weekday: bool) -> None:
    told = account_of(("2026-03-02", FERRY), ("2026-03-03", SEEN_FROM_THE_SHORE), (later, REPAIR))
    text = " ".join(one.text for one in told.digest)
    assert "on Monday" in told.digest[0].text
    assert ("on Friday" in text) == weekday
    assert "on 2 April" in text


def test_the_news_is_told_once() -> None:
    told = account_of(("2026-03-02", FERRY), ("2026-03-03", SEEN_FROM_THE_SHORE))
    text = " ".join(one.text for one in told.digest)
    assert ("struck the east pier" in text) != ("rammed the pier" in text)
    assert "siren for ten minutes" in text


def test_words_that_count_as_alike_are_stems() -> None:
    alike = mapping_of("crosscheck.tell", "lists/alike.txt")
    assert alike
    assert [word for word in {*alike, *alike.values()} if stem(word) != word] == []
