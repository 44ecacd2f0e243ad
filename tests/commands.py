"""The command line, called in this process as a shell would call it."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from crosscheck.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


def crosscheck(*words: str | Path, stdin: bytes = b"") -> Outcome:
    """Run ``crosscheck`` with these words, nobody looking on (no terminal)."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    argv = ["crosscheck", *map(str, words)]
    with (
        patch.object(sys, "argv", argv),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = _code(main)
    return Outcome(code, _written(out), _written(err))


def _code(command: object) -> int:
    try:
        command()  # type: ignore[operator]
    except SystemExit as exited:
        return exited.code if isinstance(exited.code, int) else int(bool(exited.code))
    return 0


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode("utf-8", "replace")
