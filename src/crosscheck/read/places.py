"""Places: what the given paths, folders and patterns stand for.

A folder is walked in sorted order, hidden files left out, links to folders not followed
(they can go round in circles). What is plainly no report (a style sheet, a picture) is
named as skipped; the folder of parts that a browser saves beside a page
(``page.html`` and ``page_files/``) is named once.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from crosscheck.model import Skipped
from crosscheck.text.lists import mapping_of

STANDARD_INPUT = "standard input"
_PARTS = ("_files", "_Dateien", "_fichiers", "_archivos")


def find(sources: Iterable[str | Path]) -> Iterator[str | Skipped]:
    """Yield each file's path, `STANDARD_INPUT`, or why a source stands for nothing."""
    for source in sources:
        name = os.fspath(source)
        path = Path(name)
        if name == "-":
            yield STANDARD_INPUT
        elif "://" in name[:12]:
            reason = "addresses are not fetched: save the page and give its file"
            yield Skipped(name, "read", reason)
        elif not name or "\0" in name:
            yield Skipped(name, "read", "this is no path: give a file, a folder, a pattern or -")
        elif _exists(path):
            yield from _folder(name) if path.is_dir() else iter([name])
        elif glob.has_magic(name):
            yield from _matches(name)
        else:
            reason = f"there is no file or folder {name!r}: check the path"
            yield Skipped(name, "read", reason)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _matches(pattern: str) -> Iterator[str | Skipped]:
    matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207 (patterns may be absolute)
    if not matches:
        reason = f"no file matches {pattern!r}: check the pattern and the folder it starts in"
        yield Skipped(pattern, "read", reason)
    for name in matches:
        if not Path(name).is_dir():
            yield name
        elif "**" not in pattern:
            yield from _folder(name)


def _folder(name: str) -> Iterator[str | Skipped]:
    found = False
    for one in _walk(name):
        found = True
        yield one
    if not found:
        reason = "the folder holds no file: put reports in it, or give another folder"
        yield Skipped(name, "read", reason)


def _walk(folder: str) -> Iterator[str | Skipped]:
    waiting = [folder]
    while waiting:
        name = waiting.pop()
        try:
            entries = sorted(os.scandir(name), key=lambda entry: entry.name)
        except OSError as error:
            reason = f"the folder cannot be opened ({error.strerror}): check its permissions"
            yield Skipped(name, "read", reason)
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        names = {entry.name for entry in visible}
        folders = []
        for entry in visible:
            if entry.is_dir(follow_symlinks=False):
                if page := _page_of_parts(entry.name, names):
                    reason = f"the parts of the saved page {page}, not reports"
                    yield Skipped(entry.path, "read", reason)
                else:
                    folders.append(entry.path)
            else:
                yield _file(entry)
        waiting.extend(reversed(folders))


def _page_of_parts(name: str, beside: set[str]) -> str | None:
    for ending in _PARTS:
        stem = name.removesuffix(ending)
        if stem != name:
            pages = (f"{stem}.html", f"{stem}.htm", f"{stem}.xhtml")
            return next((page for page in pages if page in beside), None)
    return None


def _file(entry: os.DirEntry[str]) -> str | Skipped:
    if entry.is_symlink() and Path(entry.path).is_dir():
        return Skipped(entry.path, "read", "a link to a folder, not followed: give it by itself")
    if entry.is_file() or entry.is_symlink():
        named = mapping_of("crosscheck.read", "lists/suffixes.txt").get(_suffix(entry.name))
        if named:
            return Skipped(entry.path, "read", f"{named}, not a report: give it by itself to try")
        return entry.path
    return Skipped(entry.path, "read", "not a file but a device, pipe or socket")


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 (a thousand times, on plain strings)
