"""The account as a page: one HTML file that asks nobody for anything.

Style and script stand in the file; its own content policy forbids every request and every
script but that one, so that a hostile text stays text. Without a script the page still
reads: each source mark is a plain link to its words.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

import crosscheck
from crosscheck.model import Account, Annotations, Span
from crosscheck.tell import alone_view
from crosscheck.tell.annotated import LAYERS, annotated, visible
from crosscheck.tell.chains import version_views
from crosscheck.tell.sayings import heard
from crosscheck.tell.sources import Source
from crosscheck.tell.story_view import StoryView, story_view
from crosscheck.tell.when import origin_text, published_text, short_text

FACT_NAMES = {"date": "When", "place": "Where", "killed": "Killed", "injured": "Injured"}


def page(account: Account) -> str:
    """Return the whole page."""
    views = [story_view(told) for told in account.stories]
    script = _asset("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            account=account,
            views=views,
            version=crosscheck.__version__,
            style=Markup(_asset("page.css")),
            script=Markup(script),
            policy=_policy(script),
            layers=LAYERS,
            settings=_settings(account),
        )
    )


def reports(view: StoryView) -> Iterator[tuple[Source, list[Markup]]]:
    """Yield each report with its paragraphs, annotated; last, once all that cites was made."""
    statements: dict[str, list[Span]] = {source.article.id: [] for source in view.sources.all}
    for row in view.told.comparison.matrix:
        for span in row.statement.spans:
            statements[span.article].append(span)
    names = {m.span: e.name for e in view.told.alignment.entities for m in e.mentions}
    notes = {one.article.id: one for one in view.told.alignment.annotations}
    for source in view.sources.all:
        key = source.article.id
        cited = sorted(view.sources.cited[key])
        found = notes.get(key) or Annotations(source.article)
        yield source, annotated(source.article, found, statements[key], cited, names)


def safe_address(url: str | None) -> str | None:
    """Return an address that a link may lead to: the web's, and no script.

    >>> safe_address("https://example.org/a"), safe_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        scheme = urlsplit(url or "").scheme
    except ValueError:
        return None
    return url if scheme in ("http", "https") else None


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )


def _settings(account: Account) -> list[tuple[str, str]]:
    return [
        (f"{group}.{name}", ", ".join(map(str, v)) if isinstance(v, tuple | list) else str(v))
        for group, values in sorted(account.settings.items())
        for name, v in sorted(values.items())
    ]


@cache
def _asset(name: str) -> str:
    return files("crosscheck.tell").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("crosscheck.tell", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    environment.filters["published"] = published_text
    environment.filters["short"] = short_text
    environment.filters["origin"] = origin_text
    environment.filters["safe_address"] = safe_address
    environment.globals["reports_of"] = reports
    environment.globals["heard"] = heard
    environment.globals["versions_of"] = version_views
    environment.globals["fact_names"] = FACT_NAMES
    environment.globals["alone_heading"] = alone_view.HEADING
    environment.globals["alone_note"] = alone_view.NOTE
    environment.globals["omitted_key"] = alone_view.OMITTED
    return environment
