"""Whether an account says what its articles say: every span, re-read.

The articles are read again from where they lie and cleaned again; each must be there with
the same text and the same statements about itself. Then every place that the account
cites is compared with the words that it claims to find there, and last the file itself is
held to its checksum, so that a character changed anywhere is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from crosscheck.clean import clean
from crosscheck.errors import VerifyError
from crosscheck.model import Article, Document, Skipped
from crosscheck.settings import CleanSettings
from crosscheck.tell.pieces import article_form
from crosscheck.tell.reading import ReadAccount, ReadArticle, check_whole, parse

AROUND = 20
"""Characters shown around a difference."""


def verify(
    text: str, documents: Iterable[Document | Skipped], earlier: ReadAccount | None = None
) -> ReadAccount:
    """Return the account that a JSON file holds, once every span of it was re-read.

    Args:
        text: the content of an account's JSON file.
        documents: the coverage it was made from, as `crosscheck.read` yields it.
        earlier: the account that it says what is new since; without it, the earlier texts that it
            carries along are taken as they stand.

    Raises:
        VerifyError: the first difference, with its place and both readings.
    """
    account = parse(text)
    settings = CleanSettings(min_words=0, languages=())
    found = [a for a in clean(documents, settings) if isinstance(a, Article)]
    for problem in (*_problems(account, found), *_carried(account, earlier)):
        raise VerifyError(problem)
    check_whole(text, account)
    return account


def _problems(account: ReadAccount, found: list[Article]) -> Iterator[str]:
    by_id = {article.id: article for article in found}
    for position, told in enumerate(account.articles):
        same = by_id.get(told.id)
        if same is None:
            yield _missing(told, _successor(told, found))
        elif same.text != told.text:
            yield _differs(f"{told.source} ({told.location})", told.text, same.text)
        else:
            yield from _changed_fields(account.values["articles"][position], same)
    texts = account.texts()
    for citation in account.citations():
        span = citation.span
        held = texts.get(span.article)
        if held is None:
            yield f"{citation.place} cites an article that the account does not hold"
        elif span.end > len(held):
            yield f"{citation.place} cites characters {span.start}–{span.end}, beyond the text"
        elif citation.text is not None and span.of(held) != citation.text:
            yield _differs(citation.place, citation.text, span.of(held))


def _carried(account: ReadAccount, earlier: ReadAccount | None) -> Iterator[str]:
    """Yield what the account carries along otherwise than the earlier one has it."""
    if earlier is None:
        return
    stated = (account.values["earlier"] or {}).get("checksum")
    if stated != earlier.values["checksum"]:
        yield f"the account was made after another earlier account: its checksum is {stated}"
    was = {article.id: article.text for article in earlier.articles}
    for key, text in account.carried().items():
        if was.get(key) != text:
            yield _differs(f"the earlier text {key}", text, was.get(key, ""))


def _successor(told: ReadArticle, found: list[Article]) -> Article | None:
    """Return what now lies where an article lay: same path, else the one file of its name."""
    name = PurePath(told.location).name
    named = [article for article in found if PurePath(article.location).name == name]
    exact = [article for article in named if article.location == told.location]
    return exact[0] if exact else named[0] if len(named) == 1 else None


def _missing(told: ReadArticle, there: Article | None) -> str:
    name = f"{told.source} ({told.location})"
    if there is None:
        return f"{name} is not among the articles given: name the coverage it was made from"
    if there.text != told.text:
        return _differs(name, told.text, there.text)
    return f"{name} now states another title, outlet, address or date than the account has"


def _changed_fields(told: dict[str, object], article: Article) -> Iterator[str]:
    for key, value in article_form(article).items():
        if key != "location" and told.get(key) != value:
            yield (
                f"{article.source} ({article.location}): its {key} is {told.get(key)!r} in the"
                f" account and {value!r} in the article"
            )


def _differs(place: str, account: str, article: str) -> str:
    """Return a message that shows the first character that differs."""
    pairs = zip(account, article, strict=False)
    shorter = min(len(account), len(article))
    first = next((n for n, (a, b) in enumerate(pairs) if a != b), shorter)
    start = max(0, first - AROUND)
    one, other = account[start : first + AROUND], article[start : first + AROUND]
    return f"{place}: character {first} differs: account {one!r}, article {other!r}"
