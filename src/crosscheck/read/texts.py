"""Texts: a title line, then the report; a head of ``Name: value`` lines where there is one.

The first line is the title unless the file says otherwise: a ``Title:`` line or a
``# heading`` names it, and a first line that is plainly a paragraph is none.
"""

from __future__ import annotations

import re

from crosscheck.model import Document
from crosscheck.text.lists import mapping_of

_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{1,20}):[ \t]+(\S.{0,500})")
_HEADING = re.compile(r"#{1,3}[ \t]+(\S.*?)(?:[ \t]+#+)?")
_RULE = frozenset(("---", "+++", "***", "==="))
_TITLE_WORDS = 40  # the longest titles of 8,000 US reports have 36
_SENTENCE_END = re.compile(r"[.!?][\"”’']?$")


def plain_text(location: str, content: str, encoding: str) -> Document:
    """Return a text's document: title and stated facts apart from the report."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    facts, start = _head(lines)
    if "title" not in facts:
        title, start = _title(lines, start)
        if title:
            facts["title"] = title
    body = "\n".join(lines[start:]).strip("\n")
    return Document(location, "text", body, encoding, **facts)


def _head(lines: list[str]) -> tuple[dict[str, str], int]:
    """Read the lines that name a fact each, from the top on."""
    known = mapping_of("crosscheck.read", "lists/headers.txt")
    facts: dict[str, str] = {}
    place = _skip_blank(lines, 0)
    fenced = place < len(lines) and lines[place].strip() in _RULE
    place += fenced
    while place < len(lines):
        line = lines[place].strip()
        match = _HEADER.fullmatch(line)
        name = known.get(match.group(1).lower()) if match else None
        if match and name and name not in facts:
            facts[name] = match.group(2).strip("\"' ")
        elif not (fenced and match):
            break
        place += 1
    if fenced and place < len(lines) and lines[place].strip() in _RULE:
        return facts, place + 1
    return (facts, place) if facts and not fenced else ({}, 0)


def _title(lines: list[str], start: int) -> tuple[str | None, int]:
    place = _skip_blank(lines, start)
    if place >= len(lines):
        return None, start
    first = lines[place].strip()
    heading = _HEADING.fullmatch(first)
    if heading:
        return heading.group(1), place + 1
    followed = any(line.strip() for line in lines[place + 1 :])
    return (first, place + 1) if followed and not _is_paragraph(first) else (None, start)


def _is_paragraph(line: str) -> bool:
    words = line.count(" ") + 1
    if words > _TITLE_WORDS:
        return True
    return words > 20 and _SENTENCE_END.search(line) is not None


def _skip_blank(lines: list[str], place: int) -> int:
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place
