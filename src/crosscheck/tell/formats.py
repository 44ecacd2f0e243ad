"""The formats an account can be told in, by name and by a file's suffix."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from crosscheck.errors import SettingsError
from crosscheck.model import Account
from crosscheck.tell.form import dumps
from crosscheck.tell.markdown import markdown
from crosscheck.tell.plain import plain
from crosscheck.tell.tables import tables

FORMATS = ("html", "md", "json", "csv", "txt")

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".csv": "csv",
    ".txt": "txt",
}


def render(account: Account, format: str) -> str:  # noqa: A002 the flag's own name
    """Return an account in one of the formats that are a single text.

    Raises:
        SettingsError: an unknown format, or ``csv``, which is a folder of tables.
    """
    match _known(format):
        case "html":
            from crosscheck.tell.page import page  # Jinja takes 0.1 s to import

            return page(account)
        case "md":
            return markdown(account)
        case "json":
            return dumps(account)
        case "txt":
            return plain(account)
        case _:
            raise SettingsError("csv is a folder of tables: name it with -o, as -o tables.csv")


def write(account: Account, path: str | Path, format: str | None = None) -> Path:  # noqa: A002
    """Write an account, whole or not at all, and return where.

    Args:
        path: a file, or for csv the folder to make; its suffix tells the format.
        format: one of `FORMATS`, where the suffix does not tell or is to be overruled.

    Raises:
        SettingsError: no known format; the message names those that are.
        OSError: it cannot be written there.
    """
    target = Path(path)
    chosen = _known(format) if format else _by_suffix(target)
    if chosen == "csv":
        target.mkdir(parents=True, exist_ok=True)
        for name, content in tables(account).items():
            _replace(target / name, content)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, render(account, chosen))
    return target


def _known(name: str) -> str:
    if name.lower() not in FORMATS:
        raise SettingsError(f"there is no format {name!r}; known are {', '.join(FORMATS)}")
    return name.lower()


def _by_suffix(path: Path) -> str:
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        known = ", ".join(_SUFFIXES)
        raise SettingsError(
            f"{str(path)!r} does not tell a format: end it in one of {known}, or name one of"
            f" {', '.join(FORMATS)} with --format"
        )
    return found


def _replace(path: Path, content: str) -> None:
    """Write beside the target first, so that a failure leaves what was there."""
    data = content.encode("utf-8", "backslashreplace")
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as stream:
        beside = Path(stream.name)
        try:
            stream.write(data)
            stream.close()
            beside.chmod(0o666 & ~_umask())
            beside.replace(path)
        finally:
            stream.close()
            beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
