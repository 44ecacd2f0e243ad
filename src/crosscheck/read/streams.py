"""Streams: bytes read with a bound, unpacked where they are packed.

Nothing is read whole first: at most one byte more than the bound is ever taken, packed or
not, so that neither a 50 MB line nor a file that unpacks to gigabytes fills the memory.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import BinaryIO, cast

from crosscheck.errors import FetchError, ParseError

HEAD = 65_536
_GZIP = b"\x1f\x8b"


class Bounded:
    """A stream that gives its head first, then either its lines or its rest."""

    def __init__(self, stream: BinaryIO, max_bytes: int) -> None:
        self._stream = stream
        self._max_bytes = max_bytes
        self._head = b""

    def head(self, location: str) -> bytes:
        """Return the first bytes, unpacking from here on what is packed."""
        self._head = self._read(HEAD, location)
        if self._head.startswith(_GZIP):
            packed = io.BufferedReader(_Joined(self._head, self._stream))
            self._stream = cast("BinaryIO", GzipFile(fileobj=packed))
            self._head = self._read(HEAD, location)
        return self._head

    def rest(self, location: str) -> bytes:
        """Return everything, head and all.

        Raises:
            ParseError: it is larger than the bound.
        """
        raw = self._head + self._read(self._max_bytes + 1 - len(self._head), location)
        if len(raw) > self._max_bytes:
            raise ParseError(
                f"larger than {self._max_bytes:,} bytes: split it, or raise read.max_bytes",
                source=location,
            )
        return raw

    def lines(self, location: str) -> Iterator[bytes | None]:
        """Yield each line; None in place of one that is longer than the bound."""
        reader = cast("BinaryIO", io.BufferedReader(_Joined(self._head, self._stream)))
        while line := self._line(reader, location):
            if len(line) <= self._max_bytes:
                yield line
                continue
            yield None
            while line and not line.endswith(b"\n"):
                line = self._line(reader, location)

    def _line(self, reader: BinaryIO, location: str) -> bytes:
        try:
            return reader.readline(self._max_bytes + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(error, location) from error

    def _read(self, count: int, location: str) -> bytes:
        parts = []
        try:
            while count > 0 and (part := self._stream.read(min(count, 1 << 20))):
                parts.append(part)
                count -= len(part)
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(error, location) from error
        return b"".join(parts)

    def close(self) -> None:
        """Close what lies below."""
        self._stream.close()


class _Joined(io.RawIOBase):
    """The head that was already read, then the stream it came from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        part = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(part) :]
        view[: len(part)] = part
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def opened(location: str, max_bytes: int) -> Bounded:
    """Open a file.

    Raises:
        FetchError: it cannot be opened; the message names why and what to do.
    """
    try:
        return Bounded(Path(location).open("rb", buffering=0), max_bytes)
    except FileNotFoundError as error:
        message = "the file is no longer there: it was moved or deleted since it was listed"
        raise FetchError(message, source=location) from error
    except OSError as error:
        message = f"cannot be opened ({error.strerror}): check its permissions"
        raise FetchError(message, source=location) from error


def _unreadable(error: Exception, location: str) -> FetchError | ParseError:
    if isinstance(error, EOFError):
        message = "a gzip file that ends early: its download was cut short, fetch it again"
        return ParseError(message, source=location)
    if isinstance(error, (BadGzipFile, zlib.error)):
        return ParseError("a damaged gzip file: fetch it again", source=location)
    return FetchError(f"cannot be read ({error}): try again, or copy it first", source=location)
