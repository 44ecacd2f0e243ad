"""What every stage promises, whatever it is given: one suite for all of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosscheck import pipeline
from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.clean import clean
from crosscheck.compare import compare
from crosscheck.group import group
from crosscheck.model import (
    Account,
    Alignment,
    Annotations,
    Article,
    Comparison,
    Document,
    Skipped,
    Story,
)
from crosscheck.read import read
from crosscheck.sample import coverage
from crosscheck.settings import CleanSettings, Settings
from crosscheck.tell import tell
from crosscheck.tell.form import dumps
from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import _table
from tests.hostile import TEXTS
from tests.wholeness import ids, problems

EVERYTHING = CleanSettings(min_words=0, languages=())
SOURCES = [coverage() / "harbor-crane", coverage() / "tram-vote"]


@dataclass(frozen=True)
class Chain:
    """What each stage gives for some documents, the first story followed to its end."""

    read: list[Document | Skipped]
    clean: list[Article | Skipped]
    group: list[Story]
    annotate: tuple[Annotations, ...]
    align: Alignment
    compare: Comparison
    tell: Any

    @property
    def texts(self) -> dict[str, str]:
        return {a.id: a.text for a in self.clean if isinstance(a, Article)}


STAGES = ("group", "annotate", "align", "compare", "tell")
Turn = Callable[[Sequence[Any]], list[Any]]


def chain(documents: Sequence[Document | Skipped], turn: Turn = list) -> Chain:
    """Run the stages one by one, nothing caught; ``turn`` reorders what each is given."""
    cleaned = list(clean(turn(documents), EVERYTHING))
    articles = [a for a in cleaned if isinstance(a, Article)]
    stories = group(turn(articles))
    story = max(stories, key=lambda s: (len(s.articles), s.id), default=Story("", "", (), ()))
    annotations = annotate(story)
    alignment = align(story, turn(annotations))
    comparison = compare(alignment)
    told = tell(comparison)
    return Chain(list(documents), cleaned, stories, annotations, alignment, comparison, told)


def backwards(things: Sequence[Any]) -> list[Any]:
    return list(reversed(things))


@pytest.fixture(scope="module")
def documents() -> list[Document | Skipped]:
    return list(read(SOURCES))


@pytest.fixture(scope="module")
def given_chain(documents: list[Document | Skipped]) -> Chain:
    return chain(documents)


@pytest.fixture(scope="module")
def turned_chain(documents: list[Document | Skipped]) -> Chain:
    return chain(documents, backwards)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_gives_the_same_in_any_order(
    given_chain: Chain, turned_chain: Chain, stage: str
) -> None:
    assert getattr(given_chain, stage) == getattr(turned_chain, stage)


def test_reading_and_cleaning_give_the_same_in_any_order(
    given_chain: Chain, turned_chain: Chain
) -> None:
    assert given_chain.clean == turned_chain.clean[::-1]
    again = [one for source in backwards(SOURCES) for one in read([source])]
    assert sorted(map(repr, again)) == sorted(map(repr, given_chain.read))


@pytest.mark.parametrize("stage", STAGES)
def test_every_span_is_valid_and_every_text_its_span_s(given_chain: Chain, stage: str) -> None:
    assert problems(getattr(given_chain, stage), given_chain.texts) == []


@pytest.mark.parametrize("stage", STAGES)
def test_ids_are_given_once(given_chain: Chain, stage: str) -> None:
    found = ids(getattr(given_chain, stage)) if stage == "annotate" else []
    assert len(found) == len(set(found))


def test_ids_do_not_depend_on_where_a_file_lies(given_chain: Chain) -> None:
    moved = [
        replace(one, location=f"elsewhere/{one.location}") if isinstance(one, Document) else one
        for one in given_chain.read
    ]
    assert ids(chain(moved).tell) == ids(given_chain.tell)


EMPTY = Story("", "", (), ())


@pytest.mark.parametrize(
    ("stage", "nothing"),
    [
        (lambda: list(read([])), []),
        (lambda: list(clean([])), []),
        (lambda: group([]), []),
        (lambda: annotate(EMPTY), ()),
        (lambda: align(EMPTY, ()), Alignment(EMPTY, ())),
        (lambda: compare(Alignment(EMPTY, ())), Comparison(Alignment(EMPTY, ()))),
        (lambda: tell(Comparison(Alignment(EMPTY, ()))).digest, ()),
        (lambda: tell(Comparison(Alignment(EMPTY, ()))).timeline, ()),
        (lambda: pipeline.report([]), Account(settings=Settings().shown())),
    ],
    ids=["read", "clean", "group", "annotate", "align", "compare", "digest", "timeline", "report"],
)
def test_nothing_in_gives_nothing_out(stage: Callable[[], object], nothing: object) -> None:
    assert stage() == nothing


# --- the whole account --------------------------------------------------------------------


@pytest.fixture(scope="module")
def account_text(documents: list[Document | Skipped]) -> str:
    return dumps(pipeline.report(documents))


def test_the_account_s_bytes_are_the_same_for_shuffled_input(
    documents: list[Document | Skipped], account_text: str
) -> None:
    shuffled = [*documents[1::2], *documents[::2]]
    assert dumps(pipeline.report(shuffled)) == account_text


def test_the_account_s_bytes_are_the_same_for_two_processes(
    documents: list[Document | Skipped], account_text: str
) -> None:
    assert dumps(pipeline.report(documents, Settings(processes=2))) == account_text


class Fault(Exception):
    """A defect that nobody foresaw."""


def _failing(function: Callable[..., Any], wanted: Callable[[Any], bool]) -> Callable[..., Any]:
    def fails(thing: Any, *rest: Any, **more: Any) -> Any:
        if wanted(thing):
            raise Fault("nobody foresaw this")
        return function(thing, *rest, **more)

    return fails


@pytest.mark.parametrize(
    ("name", "stage", "wanted"),
    [
        ("clean_document", "clean", lambda d: d.location.endswith("radio-veld.html")),
        ("annotate_article", "annotate", lambda a: a.location.endswith("radio-veld.html")),
        ("align", "align", lambda s: any("harbor-crane" in a.location for a in s.articles)),
    ],
)
def test_a_failure_costs_only_what_failed_and_is_told(
    documents: list[Document | Skipped],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    stage: str,
    wanted: Callable[[Any], bool],
) -> None:
    monkeypatch.setattr(pipeline, name, _failing(getattr(pipeline, name), wanted))
    account = pipeline.report(documents)
    failed = [s for s in account.skipped if "nobody foresaw this" in s.reason]
    assert {s.stage for s in failed} == {stage}
    lost = {s.source for s in failed} if stage == "clean" else set()
    read_ = {d.location for d in documents if isinstance(d, Document)}
    assert {a.location for a in account.articles} == read_ - lost
    assert any(story.comparison.findings for story in account.stories)


# --- what nobody prints -------------------------------------------------------------------

NEIGHBOUR = "The mayor said “Yes” on Tuesday. Three people died in Lindhaven, said Ann Berg.\n"


def _hostile(text: str) -> Chain:
    """Run the stages over a text by itself and among words of another report."""
    texts = (text, NEIGHBOUR + text, f"{text}\n{NEIGHBOUR}")
    return chain([Document(f"{n}.txt", "text", one) for n, one in enumerate(texts)])


def _unharmed(result: Chain) -> list[str]:
    broken = [s.reason for s in result.clean if isinstance(s, Skipped) and "failed" in s.reason]
    found = [problems(getattr(result, stage), result.texts) for stage in STAGES]
    return broken + [problem for stage in found for problem in stage]


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_is_too_hostile_for_any_stage(name: str) -> None:
    assert _unharmed(_hostile(TEXTS[name])) == []


PIECES = st.sampled_from(
    [
        *"“”‘’\"'«».,;:!?()[]-—…%$€£ \n\t\u00a0",
        *[
            " Tuesday",
            " said",
            " he",
            " told",
            "Mr. ",
            "Ann Berg",
            "Berg’s office",
            " 3",
            " 40,000",
            " 7 p.m.",
            " U.S.",
        ],
        *[
            " according to",
            " more than",
            " last week",
            " million",
            " votes to ",
            " killed",
            "May 5",
            " of",
            " the",
        ],
    ]
)
SOUP = st.lists(st.one_of(PIECES, PIECES, st.characters()), max_size=60).map("".join)


@given(SOUP)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_soup_of_news_breaks_a_stage(text: str) -> None:
    assert _unharmed(_hostile(text)) == []


# --- growth -------------------------------------------------------------------------------


def _prose(sentences: int, seed: int) -> str:
    """Return made-up prose of various words, names, quotes, figures and times."""
    words = sorted(word for word, count in _table()[1].items() if count.lower > count.upper)

    def word(number: int) -> str:
        return words[(number * 7919 + seed * 104_729) % len(words)]

    forms = (
        "The {0} {1} of the {2} was {3} on Tuesday, and {4} people were {5}.",
        "“We {0} the {1} and {2} it {3},” said {4} {5}.",
        "{4} {5} said the {0} would {1} more than {n} {2} by March {d}.",
        "Around {n} {0} had {1} the {2} when the {3} {4} the {5}.",
    )
    lines = []
    for place in range(sentences):
        picked = [word(place * 6 + n) for n in range(6)]
        if place % 4 in (1, 2):
            picked[4:] = [picked[4].capitalize(), picked[5].capitalize()]
        form = forms[place % 4]
        lines.append(form.format(*picked, n=place * 37 % 9_001, d=place % 28 + 1))
    return "\n".join(" ".join(lines[n : n + 4]) for n in range(0, len(lines), 4))


def _cost(sentences: int) -> dict[str, float]:
    """Return the seconds that each stage takes over two reports of so many sentences."""
    documents = [Document(f"{n}.txt", "text", _prose(sentences, n // 2)) for n in (2, 3)]
    documents[1] = replace(documents[1], content=documents[1].content + "\nAnd so it ended there.")
    for remembered in (fold, stem, content):
        remembered.cache_clear()  # what an earlier run looked up must not speed this one up
    gc.collect()
    gc.freeze()  # nor what other tests hold slow it down
    seconds: dict[str, float] = {}

    def timed(name: str, function: Callable[[], Any]) -> Any:
        start = process_time()  # not the clock: the machine may be busy
        result = function()
        seconds[name] = process_time() - start
        return result

    cleaned = timed("clean", lambda: list(clean(documents, EVERYTHING)))
    stories = timed("group", lambda: group(cleaned))
    annotations = timed("annotate", lambda: annotate(stories[0]))
    alignment = timed("align", lambda: align(stories[0], annotations))
    comparison = timed("compare", lambda: compare(alignment))
    timed("tell", lambda: tell(comparison))
    gc.unfreeze()
    return seconds


@pytest.mark.slow
def test_no_stage_s_cost_grows_with_the_square_of_a_text() -> None:
    fold("warm")
    _cost(40)
    runs = [_cost(300) for _ in range(2)]
    small = {name: min(run[name] for run in runs) for name in runs[0]}
    large = _cost(2_400)
    grown = {name: large[name] / max(small[name], 0.02) for name in small}
    assert {name: ratio for name, ratio in grown.items() if ratio >= 16} == {}
