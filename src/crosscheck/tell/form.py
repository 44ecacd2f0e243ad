"""The account as JSON: `crosscheck.account/1`, held to ``account.schema.json``.

Keys and nesting are the design's listing; what `crosscheck explain` needs (evidence,
links, spellings, quantities) stands beside it. The bytes are the same for the same
account: lists keep the model's order, numbers keep four decimals, and the last key,
``checksum``, is the SHA-256 of everything before it, so that a character changed in the
file itself is found as surely as one that differs from the articles.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

import crosscheck
from crosscheck.model import Account, Earlier, Skipped
from crosscheck.tell.pieces import Form, Json, article_form, plain
from crosscheck.tell.story_form import story_form

FORMAT = "crosscheck.account/1"
LINES_TO_DEPTH = 4
"""The account, its stories, a story, one of its lists: the things in that list are lines."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def form(account: Account) -> Form:
    """Return an account as plain JSON values, with its checksum."""
    whole: Form = {
        "format": FORMAT,
        "crosscheck": crosscheck.__version__,
        "settings": plain(account.settings),
        "articles": [article_form(article) for article in account.articles],
        "skipped": [_skipped_form(skipped) for skipped in account.skipped],
        "stories": [story_form(story) for story in account.stories],
        "earlier": _earlier_form(account.earlier) if account.earlier else None,
    }
    whole["checksum"] = checksum(whole)
    return whole


def dumps(account: Account) -> str:
    """Return an account as the text of a JSON file."""
    return written(form(account))


def written(value: Json) -> str:
    """Return a JSON value as it stands in a file: a line for each thing of a list.

    A reader can find a finding, and a comparison of two files shows which one changed;
    indenting further would triple the size.
    """
    text = "".join(_lines(value, "\n", LINES_TO_DEPTH))
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _lines(value: Json, break_: str, depth: int) -> Iterator[str]:
    """Yield the text of a value, its parts on lines of their own down to a depth."""
    if not depth or not value or not isinstance(value, dict | list):
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)
        return
    keyed = isinstance(value, dict)
    inner = break_ + " "
    yield "{" if keyed else "["
    items = value.items() if isinstance(value, dict) else (("", one) for one in value)
    for position, (key, one) in enumerate(items):
        yield f",{inner}" if position else inner
        yield f"{json.dumps(key, ensure_ascii=False)}: " if keyed else ""
        yield from _lines(one, inner, depth - 1)
    yield f"{break_}{'}' if keyed else ']'}"


def checksum(whole: Form) -> str:
    """Return the SHA-256 of everything but the checksum, keys sorted, no spaces."""
    rest = {key: value for key, value in whole.items() if key != "checksum"}
    canonical = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _earlier_form(earlier: Earlier) -> Form:
    return {
        "checksum": earlier.checksum,
        "untold": list(earlier.untold),
    }


def _skipped_form(skipped: Skipped) -> Form:
    return {"source": skipped.source, "stage": skipped.stage, "reason": skipped.reason}
