"""The days that a report names tie it to what was reported then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.group import Grouper, group
from crosscheck.group.terms.days import KNOWN, NamedDays, named_days
from crosscheck.model import Article, day_interval
from crosscheck.settings import GroupSettings
from crosscheck.text.hashes import hashed_words

CASES = yaml.safe_load(Path(__file__).with_name("days.yaml").read_text(encoding="utf-8"))
EPOCH = date(1970, 1, 1)


def number(day: date) -> int:
    """Return days since 1970."""
    return (day - EPOCH).days


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_days_are_read_as_a_reader_would(case: dict[str, Any]) -> None:
    text, published = case["text"], case["published"]
    found = named_days(hashed_words(text), text, published)
    assert [EPOCH + timedelta(days=n) for n in found] == case["days"]


def article(key: str, day: date | None, text: str) -> Article:
    """Return a report of one outlet each."""
    published = day_interval(day, "given") if day else None
    return Article(key, key, "", text, key, published)


FIRST = (
    "A night watchman was shot at the Pellworth cannery in Alva harbour on Thursday. "
    "Police are looking for two men who fled in a grey van."
)
TRIAL = (
    "Two brothers, Tom and Walter Rask, stood trial in Alva for the {day} shooting of a watchman. "
    "The jury heard that a neighbour saw both leave their house at dawn, and that one pawned "
    "a ring. Their lawyer called the evidence thin. A verdict is expected within the week."
)


def stories(day: str, settings: GroupSettings = GroupSettings()) -> int:
    """Return of how many stories a first report and one of the trial are."""
    first = article("first", date(2015, 1, 9), FIRST)
    trial = article("trial", date(2015, 6, 4), TRIAL.format(day=day))
    return len(group([first, trial], settings))


def test_a_trial_is_tied_to_the_day_that_it_names() -> None:
    assert stories("Jan. 8") == 1
    assert stories("Feb. 20") == 2
    assert stories("fatal") == 2


def test_the_day_is_told_as_the_reason() -> None:
    first = article("first", date(2015, 1, 9), FIRST)
    trial = article("trial", date(2015, 6, 4), TRIAL.format(day="Jan. 8"))
    (story,) = group([first, trial])
    (reason,) = [each for each in story.evidence if each.signal == "day"]
    assert reason.detail == "trial: names Jan. 8, when first published"
    assert [span.of(trial.text) for span in reason.spans] == ["Jan. 8"]


def test_what_happens_later_is_another_happening() -> None:
    assert stories("Jan. 8", GroupSettings(granularity="happening")) == 2


def test_a_day_that_everybody_names_ties_nothing() -> None:
    naming, day = NamedDays(), number(date(2001, 9, 11))
    for place in range(KNOWN - 1):
        naming.add(place, [day])
    assert list(naming.near(day + 1, 0)) == [(1, list(range(KNOWN - 1)))]
    naming.add(KNOWN, [day])
    assert naming.known([day], 0) == {day}
    assert not list(naming.near(day, 0))
    assert not naming.known([day], 1), "the oldest is no longer live"


def test_a_day_without_year_is_that_day_of_any() -> None:
    naming = NamedDays()
    loose, full = number(date(1704, 2, 28)), number(date(2013, 3, 1))
    naming.add(3, [loose])
    assert list(naming.near(full, 0)) == [(2, [3])]
    naming.add(4, [full])
    assert sorted(naming.near(loose, 0)) == [(0, [3]), (2, [4])]


def test_the_turn_of_a_year_is_no_gap() -> None:
    naming = NamedDays()
    naming.add(1, [number(date(2014, 12, 31))])
    assert list(naming.near(number(date(2015, 1, 1)), 0)) == [(1, [1])]
    assert not list(naming.near(number(date(2014, 1, 1)), 0))


def test_named_days_outlive_saving(tmp_path: Path) -> None:
    path = tmp_path / "stories.npz"
    first = article("first", date(2015, 1, 9), FIRST)
    trial = article("trial", date(2015, 6, 4), TRIAL.format(day="Jan. 8"))
    verdict = replace(article("verdict", date(2015, 9, 1), TRIAL.format(day="Jan. 8")))
    one = Grouper()
    for each in (first, trial):
        one.add(each)
    one.save(path)
    other = Grouper.load(path)
    assert one.add(verdict) == other.add(verdict)
    assert one.stories() == other.stories()
