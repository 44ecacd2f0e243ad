"""Paragraphs: raw text → one paragraph a line, nothing else altered.

Runs of ASCII spaces become one; control characters and lone surrogates, which no file can
hold, are dropped and listed. Non-breaking spaces, direction marks, zero-width characters
stay: they are the outlet's own. Lines of a text wrapped at a column are joined again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crosscheck.model import Removed

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SPACES = re.compile(r"[ \t\f\v]+")
_ENDED = re.compile(r"[.!?:;…\"”’')\]]$")
_NARROW, _WIDE = 45, 100  # a wrapped line's length, between e-mail's 72 and a printer's 100


def normalised(text: str) -> tuple[list[str], list[Removed]]:
    r"""Return the text's paragraphs, and the characters that were dropped.

    >>> normalised("One  line.\r\n\r\nTwo\x00.")[0]
    ['One line.', 'Two.']
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _PAIR.sub(_joined_pair, text)
    dropped = Counter(_CONTROL.findall(text))
    if dropped:
        text = _CONTROL.sub("", text)
    lines = [_SPACES.sub(" ", line).strip(" ") for line in text.split("\n")]
    return [line for line in unwrapped(lines) if line.strip()], _listed(dropped)


def one_line(text: str) -> str:
    """Return a title or name on one line, by the same rules."""
    return " ".join(normalised(text)[0])


def _joined_pair(match: re.Match[str]) -> str:
    """Join the halves of a character that JSON escapes gave apart."""
    return match.group().encode("utf-16", "surrogatepass").decode("utf-16")


def _listed(dropped: Counter[str]) -> list[Removed]:
    found = sorted(dropped.items())
    return [Removed(f"U+{ord(one):04X} × {count}", "control character") for one, count in found]


def unwrapped(lines: Sequence[str]) -> Sequence[str]:
    """Join lines that were wrapped at a column, where blank lines part the paragraphs."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    inner = [line for block in blocks for line in block[:-1]]
    if len(blocks) < 3 or len(inner) < 3 or max(map(len, inner)) > _WIDE:
        return lines
    broken = sum(len(line) >= _NARROW and not _ENDED.search(line) for line in inner)
    if broken < 0.6 * len(inner):
        return lines
    return [" ".join(block) for block in blocks]
