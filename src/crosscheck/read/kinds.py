"""Kinds: what a file is, told by its first bytes, and refused by name where it is no text."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Literal

from crosscheck.errors import ParseError
from crosscheck.text.lists import rows

Kind = Literal["lines", "json", "page", "text"]

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section|p|h1)\b",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(rss|feed|rdf:RDF|newsItem|newsMessage|nitf|sitemapindex|urlset)\b")
_SHORT = frozenset((b"BM", b"MZ"))  # also how words begin: believed only where NULs follow
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\x0c\x1b")


@cache
def _signatures() -> tuple[tuple[bytes, str, str], ...]:
    found = rows("crosscheck.read", "lists/signatures.txt")
    return tuple((bytes.fromhex(first), name, remedy) for first, name, remedy in found)


def kind_of(head: bytes, location: str) -> Kind:
    """Return what a file is, from its first bytes.

    Raises:
        ParseError: it is of a kind that is not read; the message names the kind.
    """
    refuse_binary(head, location)
    if not head.strip():
        raise ParseError("the file is empty: there is nothing to read", source=location)
    if kind := _kind_by_suffix(location):
        return kind
    plain = _without_mark(head).lstrip()
    if plain[:1] in (b"{", b"[") and (kind := _json_kind(plain)):
        return kind
    if plain[:1] == b"<" or _suffix_is_page(location):
        if feed := _FEED.search(plain[:2000]):
            name = feed.group(1).decode()
            raise ParseError(
                f"an XML file <{name}>, which is not read: give the articles' pages",
                source=location,
            )
        if _MARKUP.search(plain):
            return "page"
    if plain[:5] == b"<?xml":
        raise ParseError("an XML file that is no page: save it as HTML", source=location)
    return "page" if len(_MARKUP.findall(plain)) >= 3 else "text"


def _without_mark(head: bytes) -> bytes:
    for mark in _MARKS:
        if head.startswith(mark):
            return head.removeprefix(mark).replace(b"\0", b"")
    return head.replace(b"\0", b"") if head[:64].count(b"\0") > 16 else head


def _suffix_is_page(location: str) -> bool:
    return location.lower().removesuffix(".gz").endswith((".html", ".htm", ".xhtml"))


def _kind_by_suffix(location: str) -> Kind | None:
    """Return what only the suffix can tell: broken JSON is not a text."""
    name = location.lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson", ".jl")):
        return "lines"
    return "json" if name.endswith(".json") else None


def _json_kind(plain: bytes) -> Kind | None:
    """Tell JSON from JSON Lines, and both from a text that begins with a bracket."""
    first, newline, _ = plain.partition(b"\n")
    if plain[:1] == b"{":
        if _is_object(first) or not newline:
            return "lines"
        return "json" if re.match(rb'\{\s*["}]', plain) else None
    return "json" if re.match(rb'\[\s*(?:[\[{\]"]|$)', plain) else None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def refuse_binary(raw: bytes, location: str) -> None:
    """Refuse bytes that are no text.

    A stray NUL or control character is let through (``clean`` takes it out and says so);
    from one in a hundred on, the file is no text.

    Raises:
        ParseError: naming what the file is.
    """
    for first, name, remedy in _signatures():
        if raw.startswith(first) and (first not in _SHORT or b"\0" in raw[:256]):
            raise ParseError(f"{name}, not a text: {remedy}", source=location)
    if raw[4:8] == b"ftyp":
        raise ParseError("a film or picture (ISO media), not a text", source=location)
    if raw[257:262] == b"ustar":
        raise ParseError("a tar archive, not a text: unpack it", source=location)
    if _is_wide(raw):
        return
    controls = len(raw) - len(raw.translate(None, _CONTROL))
    if controls * 100 > len(raw):
        raise ParseError(
            f"a binary file, not a text: {controls:,} of {len(raw):,} bytes are control characters",
            source=location,
        )


def _is_wide(raw: bytes) -> bool:
    """Whether the bytes are UTF-16: a mark, or a NUL at every other place."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = raw[:512]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return len(sample) >= 8 and max(even, odd) * 2.8 > len(sample) and min(even, odd) == 0
