"""An account's JSON read back: enough, and typed, for `crosscheck verify` to walk it.

What a file says of itself is checked here: that it is an account, that it is written as
Crosscheck writes (so no second key hides behind a first), and that its checksum is that of
its content. What it says of the articles is left to whoever has them: `ReadAccount`
yields every place it cites, with the words it claims to find there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crosscheck.errors import VerifyError
from crosscheck.model import Span
from crosscheck.tell.form import FORMAT, checksum, written

# Where an object's own "text" is not the text of its own span: each names the key that
# holds the spans that it quotes.
_QUOTES_FIRST_SPAN = ("digest", "timeline", "wordings")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an article that an account points at.

    Args:
        place: where in the account, as ``stories[0].quotes[3]``.
        text: the words it claims to stand there, or None where it claims none.
    """

    place: str
    span: Span
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as an account carries it."""

    id: str
    source: str
    location: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """An account's file that is whole: its values, its articles, its citations."""

    values: Mapping[str, Any]
    articles: tuple[ReadArticle, ...]

    def citations(self) -> Iterator[Citation]:
        """Yield every span, in the order of the file."""
        for index, story in enumerate(self.values["stories"]):
            yield from _citations(story, f"stories[{index}]")

    def texts(self) -> dict[str, str]:
        """Return every text that a span may be in: the articles', and earlier ones of them."""
        return self.carried() | {article.id: article.text for article in self.articles}

    def carried(self) -> dict[str, str]:
        """Return the earlier texts of articles that the account carries along, by id."""
        changes = (story.get("changes") or {} for story in self.values["stories"])
        found = (article for one in changes for article in one.get("articles", ()))
        return {article["id"]: article["text"] for article in found}

    def story(self, story_id: str) -> Mapping[str, Any] | None:
        """Return the story whose id begins so, or None."""
        stories: list[Mapping[str, Any]] = self.values["stories"]
        return next((s for s in stories if str(s["id"]).startswith(story_id)), None)


def loads(text: str) -> ReadAccount:
    """Return the account that a JSON file holds.

    Raises:
        VerifyError: it is no account, or a character of it was changed.
    """
    account = parse(text)
    check_whole(text, account)
    return account


def parse(text: str) -> ReadAccount:
    """Return the account that a JSON file holds, whether or not it was changed.

    Raises:
        VerifyError: it is no account.
    """
    values = _parsed(text)
    return ReadAccount(values, tuple(_article(value) for value in values["articles"]))


def check_whole(text: str, account: ReadAccount) -> None:
    """Hold an account's file to its own checksum and bytes.

    Raises:
        VerifyError: a character of it was changed.
    """
    if checksum(dict(account.values)) != account.values["checksum"]:
        raise VerifyError("the account was changed: its checksum is not that of its content")
    _compare(text, written(dict(account.values)))


def _parsed(text: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise VerifyError(f"the account is not JSON: {error}") from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise VerifyError(f"this is not a {FORMAT!r} file: write one with -o account.json")
    missing = {"articles", "stories", "skipped", "checksum"} - values.keys()
    if missing:
        raise VerifyError(f"the account lacks {', '.join(sorted(missing))}")
    return values


def _compare(text: str, expected: str) -> None:
    """Hold the file to its own bytes: a repeated key or a new space changes no value."""
    if text == expected:
        return
    pairs = zip(text.split("\n"), expected.split("\n"), strict=False)
    line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), "its last")
    raise VerifyError(f"the account was changed: line {line} is not as it was written")


def _article(value: Mapping[str, Any]) -> ReadArticle:
    try:
        return ReadArticle(value["id"], value["source"], value["location"], value["text"])
    except (KeyError, TypeError) as error:
        raise VerifyError(f"an article of the account lacks {error}") from error


def _citations(value: object, place: str) -> Iterator[Citation]:
    """Yield the spans in a value, walking it in the order of the file."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _citations(inner, f"{place}[{index}]")
    elif isinstance(value, dict):
        span = _span(value, place)
        if span:
            yield Citation(place, span, value.get("text"))
        yield from _quoted(value, place)
        for key, inner in value.items():
            yield from _citations(inner, f"{place}.{key}")


def _span(value: Mapping[str, Any], place: str) -> Span | None:
    if not {"article", "start", "end"} <= value.keys() or value["start"] is None:
        return None
    try:
        return Span(value["article"], value["start"], value["end"])
    except (TypeError, ValueError) as error:
        raise VerifyError(f"{place}: {error}") from error


def _quoted(value: Mapping[str, Any], place: str) -> Iterator[Citation]:
    """Yield the words that an object without bounds of its own quotes from another span."""
    if "text" not in value or "start" in value:
        return
    if "span" in value:
        quoted = _span(value["span"], place)
    elif place.rpartition(".")[2].split("[")[0] in _QUOTES_FIRST_SPAN and value["spans"]:
        quoted = _span(value["spans"][0], place)
    else:
        quoted = None
    if quoted:
        yield Citation(place, quoted, value["text"])
