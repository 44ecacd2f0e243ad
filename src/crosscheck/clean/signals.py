"""Signals: what tells a line of page furniture from a line of the report.

Each signal looks at one line and what is around it, and answers with a reason or nothing.
It matches whole lines, phrased as furniture is; the words and phrases are lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from crosscheck.clean.blocks import letters
from crosscheck.text.lists import rows, words_of

Where = Literal["anywhere", "edge", "end"]
_LONGEST = 1_200  # characters; longer lines are prose or, if code, found as such
_CODE_EVERY = 50  # characters: scripts have a piece of code in 10 to 30, prose hardly any
_PROSE_EVERY = 30  # characters: prose has one of the words below in 15 or so, code hardly any
_PROSE = re.compile(r"\b(?:the|and|of|to|in|was|that|is|said|an?|on|he|she|it|with|by|at)\b")


class Hint(NamedTuple):
    """What a signal makes of a line."""

    reason: str
    where: Where


class Around(NamedTuple):
    """What a signal may look at beside the line itself."""

    lines: Sequence[str]
    place: int
    beside: Mapping[str, str]

    @property
    def is_last(self) -> bool:
        """Whether no line follows."""
        return self.place == len(self.lines) - 1


Signal = Callable[[str, Around], Hint | None]


def listed_line(line: str, _: Around) -> Hint | None:
    """The line is a known piece of furniture, word for word."""
    if len(line) > 60:
        return None
    bare = line.lower().replace("’", "'").strip(" \t\xa0.:!|>»→›…*-–—•+[]()#\u200b")
    return _lines().get(bare)


def phrased_line(line: str, around: Around) -> Hint | None:
    """The line is phrased as furniture is."""
    if len(line) > _LONGEST:
        return None
    count = line.count(" ") + 1
    for longest, hint, expression in _patterns():
        if count <= longest and expression.match(line):
            return hint
    return None


def menu_row(line: str, _: Around) -> Hint | None:
    """The line is a row of four and more short names parted by strokes."""
    if line.count("|") < 3 or len(line) > 300:
        return None
    cells = [cell for cell in re.split(r"[|\\]+", line) if cell.strip()]
    short = all(re.fullmatch(r"\s*[A-Z][^\W\d]*(?: [^\W\d]+){0,2}\s*", cell) for cell in cells)
    return Hint("navigation", "anywhere") if len(cells) > 3 and short else None


def program_text(line: str, _: Around) -> Hint | None:
    """The line is a piece of a program or of markup."""
    counts = [line.count(piece) for piece in _code()]
    different, total = sum(map(bool, counts)), sum(counts)
    dense = different >= 2 and total * _CODE_EVERY >= len(line)
    prose = dense and len(_PROSE.findall(line)) * _PROSE_EVERY >= len(line)
    return Hint("script", "anywhere") if dense and not prose else None


_CREDIT = re.compile(
    r"(?:^|[.!?)”\"’]\s?)(?:(?:Photo|Image|Picture|Video|Illustration) )?[Cc]redit"
    r"(?:…|\.\.\.|\s?:\s?|s:\s?|\s(?=[A-Z][\w.'’-]+ [A-Z][\w.'’-]+(?:/| for | via )))"
    r"\s*[^.!?]{2,110}\.?$"
)


def picture_credit(line: str, _: Around) -> Hint | None:
    """The line ends in "Credit…" and a name, as captions do."""
    if len(line) > _LONGEST or "redit" not in line:
        return None
    return Hint("caption", "anywhere") if _CREDIT.search(line) else None


_SHOWING = re.compile(
    r"\b(?:left|right|centre|center|pictured|seen|speaks?|poses?|stands?|walks?|looks?|shows?|"
    r"attends?|arrives?|gestures?|waves?|holds?|listens?|reacts?|sits?|file photo|undated|"
    r"background|foreground|shakes?|talks?|watch(?:es)?|gather|march|carry|inspects?|"
    r"photograph(?:ed)?|handout|screengrab|aerial view|smoke rises)\b"
)


def captioned_picture(line: str, around: Around) -> Hint | None:
    """The line says what a picture shows and ends in who took it."""
    match = _ending().search(line) if len(line) < 700 else None
    if match is None or around.is_last:
        return None
    if match["by"] or match["photo"] or match["named"]:
        return Hint("caption", "anywhere")
    alternative = around.place and names_same(around.lines[around.place - 1], line)
    showing = _SHOWING.search(line) and not re.search(r"\bsaid\b|\btold\b", line)
    return Hint("caption", "anywhere") if alternative or showing else None


def beside_report(line: str, around: Around) -> Hint | None:
    """The page itself shows the line beside the report: a caption, a box, a link."""
    if not around.beside or line.startswith("|"):  # a table's row may hold but one cell
        return None
    reason = around.beside.get(letters(line))
    return Hint(reason, "anywhere") if reason else None


def share_bar(line: str, _: Around) -> Hint | None:
    """The line holds nothing but the words of a share bar, two or more of them."""
    if len(line) > 200 or "hare" not in line.lower():
        return None
    words = re.findall(r"[a-z+-]+", line.lower())
    plain = words_of("crosscheck.clean", "lists/share_words.txt")
    bar = len(words) > 1 and all(word in plain for word in words)
    return Hint("share", "anywhere") if bar else None


_ORNAMENT = re.compile(r"[\s_*#=~.•·–—-]{1,60}$")


def ornament(line: str, _: Around) -> Hint | None:
    """The line is a rule or a row of stars."""
    return Hint("ornament", "anywhere") if _ORNAMENT.match(line) else None


def names_same(line: str, caption: str) -> bool:
    """Whether a short line before a caption is its picture's alternative text.

    It says nothing that the caption does not: every longer word of it, names and all.
    """
    words = re.findall(r"[^\W\d_]{4,}", line)
    if not 2 <= len(words) <= 14 or line.rstrip()[-1:] in '.!?:”"':
        return False
    said = {word.lower() for word in re.findall(r"[^\W\d_]{4,}", caption)}
    new = sum(word.lower() not in said for word in words)
    return new <= len(words) // 5 and any(word[0].isupper() for word in words[1:])


SIGNALS: tuple[Signal, ...] = (
    listed_line,
    share_bar,
    ornament,
    beside_report,
    menu_row,
    picture_credit,
    phrased_line,
    captioned_picture,
    program_text,
)


# --- lists ------------------------------------------------------------------------------


@cache
def _lines() -> dict[str, Hint]:
    found = rows("crosscheck.clean", "lists/furniture_lines.txt")
    return {line: Hint(reason, _where(where)) for line, reason, where in found}


@cache
def _patterns() -> tuple[tuple[int, Hint, re.Pattern[str]], ...]:
    found = rows("crosscheck.clean", "lists/furniture_patterns.txt")
    return tuple(
        (int(longest), Hint(reason, _where(where)), re.compile(expression))
        for reason, longest, where, expression in found
    )


def _where(written: str) -> Where:
    if written not in ("anywhere", "edge", "end"):
        raise ValueError(f"{written!r} is no place of furniture: anywhere, edge or end")
    return written  # type: ignore[return-value]


@cache
def _code() -> tuple[str, ...]:
    return tuple(sorted(words_of("crosscheck.clean", "lists/code.txt")))


@cache
def _ending() -> re.Pattern[str]:
    listed = words_of("crosscheck.clean", "lists/picture_credits.txt")
    names = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    return re.compile(
        r"[.!?)”\"’]\s*(?:[(\[|]|[—–-] ?)?\s*"
        r"(?P<photo>(?:Photo|Picture|Image)s?[:/ ] ?(?:by )?)?"
        r"(?P<by>[A-Z][\w.'’-]+(?: [\w.'’-]+){0,4}\s?[/|]\s?)?"
        rf"(?:{names})[)\]]?\.?$"
        r"|[.!?)”\"’]\s*(?P<named>(?:Photo|Picture|Image|Photograph|Illustration)s?(?:: ?| by )"
        r"[A-Z][\w.'’-]*(?: [\w.'’&/-]+){0,7}\.?)$"
    )
