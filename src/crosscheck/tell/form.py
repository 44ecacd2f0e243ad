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

import crosscheck
from crosscheck.model import Account, Article, Skipped
from crosscheck.tell.pieces import Form, Json, plain, published_form
from crosscheck.tell.story_form import story_form

FORMAT = "crosscheck.account/1"

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
    }
    whole["checksum"] = checksum(whole)
    return whole


def dumps(account: Account) -> str:
    """Return an account as the text of a JSON file."""
    return written(form(account))


def written(value: Json) -> str:
    """Return a JSON value as it stands in a file: indented by one, ending in a newline."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def checksum(whole: Form) -> str:
    """Return the SHA-256 of everything but the checksum, keys sorted, no spaces."""
    rest = {key: value for key, value in whole.items() if key != "checksum"}
    canonical = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def article_form(article: Article) -> Form:
    """Return one article with its text and all that was removed from it."""
    removed: list[Json] = [{"text": one.text, "reason": one.reason} for one in article.removed]
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "published": published_form(article.published),
        "modified": published_form(article.modified),
        "url": article.url,
        "location": article.location,
        "language": article.language,
        "credit": article.credit,
        "dateline": article.dateline,
        "text": article.text,
        "removed": removed,
    }


def _skipped_form(skipped: Skipped) -> Form:
    return {"source": skipped.source, "stage": skipped.stage, "reason": skipped.reason}
