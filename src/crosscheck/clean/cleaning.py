"""Cleaning: the stage's chain, from a document to an article.

Three steps: the body as paragraphs with what the page states; the lines at its head and
foot and the furniture taken out; the article put together. A page on which a step fails is
skipped with the reason, so that it never stops a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from typing import Literal

from crosscheck.boundary import Failure, guarded
from crosscheck.clean import titles
from crosscheck.clean.beside import beside
from crosscheck.clean.blocks import Block, below, blocks, letters
from crosscheck.clean.body import body, parsed, same_words
from crosscheck.clean.bylines import byline
from crosscheck.clean.credits import credit
from crosscheck.clean.dateline import dateline
from crosscheck.clean.furniture import furniture, heads_a_box
from crosscheck.clean.language import language
from crosscheck.clean.lines import head_and_foot
from crosscheck.clean.mending import mended
from crosscheck.clean.outlets import outlet_named
from crosscheck.clean.paragraphs import normalised, one_line
from crosscheck.clean.published import Claim, in_url, published
from crosscheck.clean.stamps import Stamp, stamp
from crosscheck.clean.stated import Stated, stated
from crosscheck.clean.thin import fuller
from crosscheck.model import Article, Document, Removed, Skipped, content_id
from crosscheck.settings import CleanSettings

_URL_ORIGINS = ("link", "opengraph", "json-ld")


def clean(
    documents: Iterable[Document | Skipped], settings: CleanSettings = CleanSettings()
) -> Iterator[Article | Skipped]:
    """Yield an article, or why there is none, for each document; pass on what was skipped."""
    for document in documents:
        yield document if isinstance(document, Skipped) else clean_document(document, settings)


def clean_document(
    document: Document, settings: CleanSettings = CleanSettings()
) -> Article | Skipped:
    """Return a document's article, or why it is none."""
    result = guarded(partial(_article, settings=settings), document)
    if isinstance(result, Failure):
        return Skipped(document.location, "clean", result.reason)
    return result


@dataclass(slots=True)
class _Draft:
    """A document's text and what it states, before the article is made."""

    document: Document
    lines: list[str]
    removed: list[Removed]
    stated: Stated = field(default_factory=lambda: Stated([]))
    blocks: Sequence[Block] = ()

    def mend(self, title: str) -> None:
        """Put back the paragraphs of the page that its extraction passed over."""
        self.lines = mended(self.lines, self.blocks, title, self._descriptions())

    def beside(self) -> dict[str, str]:
        """Return what the page shows beside the report, each with its reason."""
        return beside(self.blocks, self.lines, heads_a_box, self._descriptions())

    def _descriptions(self) -> list[str]:
        return [one.value for one in self.stated.all("description")]

    def take(self, places: dict[int, str]) -> None:
        """Move lines from the text to what was removed, each with its reason."""
        self.removed += [Removed(self.lines[at], places[at]) for at in sorted(places)]
        self.lines = [line for at, line in enumerate(self.lines) if at not in places]


def _article(document: Document, settings: CleanSettings) -> Article | Skipped:
    draft = _draft(document)
    if not draft.lines:
        return Skipped(document.location, "clean", "no text of a report was found in it")
    url = one_line(document.url or draft.stated.first("url", *_URL_ORIGINS) or "") or None
    title, source = _title_and_source(draft, url)
    draft.mend(title)
    country = titles.country(url or source)
    found = head_and_foot(draft.lines, country=country)
    near = head_and_foot(below(draft.blocks, title), country=country)
    draft.take(dict(found.taken) | _title_again(draft, title))
    draft.take(furniture(draft.lines, draft.beside()))
    source = source or outlet_named(draft.removed) or PurePath(document.location).stem
    text = "\n".join(draft.lines)
    code = language(f"{title}\n{text}", document.language or draft.stated.first("language"))
    if reason := _no_article(text, code, settings):
        return Skipped(document.location, "clean", reason)
    line = next(filter(None, map(dateline, draft.lines[:2])), None)
    named = byline(document.byline, draft.stated, found.byline or near.byline, source)
    origin = credit(
        source=source,
        dateline=line.agency if line else None,
        byline=named or found.byline,
        stated=[one.value for one in draft.stated.all("credit")],
        line=found.credit,
        kept=draft.lines,
        removed=[one.text for one in draft.removed if one.reason in ("copyright", "note")],
    )
    day = found.published or (stamp(line.text) if line else None) or near.published
    appeared = published(_claims(draft, "published", day, url), country=country)
    changed = published(_claims(draft, "modified", found.modified, None), country=country)
    if appeared and changed and appeared.start == changed.start:
        changed = None
    return Article(
        id=content_id(url, source, title, appeared, text),
        source=source,
        title=title,
        text=text,
        location=document.location,
        published=appeared,
        modified=changed,
        url=url,
        byline=named,
        dateline=line.text if line else None,
        credit=origin,
        language=code,
        removed=tuple(draft.removed),
    )


def _draft(document: Document) -> _Draft:
    if document.kind != "html":
        return _Draft(document, *normalised(document.content))
    tree = parsed(document.content, document.location)
    facts = stated(tree)
    found = blocks(tree)
    lines, dropped = normalised(fuller(body(tree), found, facts.first("body")))
    return _Draft(document, lines, dropped, facts, found)


def _title_and_source(draft: _Draft, url: str | None) -> tuple[str, str]:
    """Choose the title, cut the outlet's name off it, and name the outlet if anything does."""
    document, facts = draft.document, draft.stated
    site = facts.first("source") or facts.first("site") or document.source
    domain = titles.domain(url)
    known = tuple(name for name in (site, document.source, domain) if name)
    written = titles.chosen(facts.all("title")) or document.title or ""
    title, tail = titles.without_outlet(one_line(written), known)
    others = [one_line(one.value) for one in facts.all("title") if one.origin != "page title"]
    title = titles.shortest_agreed(title, others)
    tail = tail or titles.outlet_after(one_line(facts.first("title", "page title") or ""), others)
    source = one_line(titles.bare_name(site) if site else tail or domain or "")
    return title or _from_text(draft.lines), source


def _from_text(lines: list[str]) -> str:
    """Name a report without a title by its first words."""
    words = lines[0].split(" ")
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def _title_again(draft: _Draft, title: str) -> dict[int, str]:
    """Return the places of first lines that give the title again, after a kicker or not."""
    known = {letters(one.value) for one in draft.stated.all("title")} | {letters(title)}
    own = letters(title)
    found = {}
    for at, line in enumerate(draft.lines[:3]):
        key = letters(line)
        kicker = len(own) >= 20 and key.endswith(own) and len(key) <= len(own) + 60
        if kicker or (key and key in known) or same_words(line, title):
            found[at] = "title"
    return found


def _claims(
    draft: _Draft, fact: Literal["published", "modified"], in_text: Stamp | None, url: str | None
) -> list[Claim]:
    """Return every written time of a fact with its origin, most trusted first."""
    document = draft.document
    given = document.published if fact == "published" else document.modified
    claims: list[Claim] = [(one.value, one.origin) for one in draft.stated.all(fact)]
    if given:
        claims.insert(len(claims) if document.kind == "html" else 0, (given, "given"))
    if in_text:
        claims.append((in_text, "dateline"))
    return claims + in_url(url)


def _no_article(text: str, code: str, settings: CleanSettings) -> str | None:
    words = len(text.split())
    if words < settings.min_words:
        return (
            f"a text of {words} words is no report (the least is {settings.min_words}): "
            "lower clean.min_words to read it"
        )
    if settings.languages and code not in settings.languages:
        return f"in language {code!r}, and only {', '.join(settings.languages)} is read"
    return None
