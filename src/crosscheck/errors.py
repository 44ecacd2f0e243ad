"""What can go wrong, drawn once.

    CrosscheckError
    ├ SettingsError (also ValueError)      a setting that cannot be used
    ├ ReadError                            carries .source
    │ ├ FetchError                         the source could not be opened
    │ └ ParseError                         it was opened, and is not what it says
    ├ VerifyError                          an account that does not match its articles
    ├ CorrectionError (also ValueError)    what was to be corrected is not there, or contradicts
    ├ MissingExtra (also ImportError)      names the command that installs it
    └ StoreError
      ├ NotFound
      └ SchemaTooNew

A caller's mistake is a ``ValueError`` or ``TypeError``. A message says what
happened, shows the value, and names the remedy. One bad article never stops a
run: it becomes a `crosscheck.model.Skipped`, counted and shown.
"""

from __future__ import annotations

from functools import partial


class CrosscheckError(Exception):
    """Everything Crosscheck raises on purpose."""


class SettingsError(CrosscheckError, ValueError):
    """A setting has a value that cannot be used."""


class ReadError(CrosscheckError):
    """A source could not be read.

    Args:
        message: what happened and what to do about it.
        source: the path, address or stream, with a line number where there is one.
    """

    def __init__(self, message: str, *, source: str) -> None:
        super().__init__(message)
        self.source = source


class FetchError(ReadError):
    """A source could not be opened."""


class ParseError(ReadError):
    """A source was opened, and is not what it says it is."""


class VerifyError(CrosscheckError):
    """An account does not say what its articles say."""


class CorrectionError(CrosscheckError, ValueError):
    """A correction names what is not in the account, or contradicts an earlier one."""


class MissingExtra(CrosscheckError, ImportError):
    """A part that is installed separately is not there."""

    def __init__(self, extra: str, *, needed_for: str, command: str = "") -> None:
        self.extra, self.needed_for = extra, needed_for
        self.command = command or f"pip install 'crosscheck[{extra}]'"
        super().__init__(f"{needed_for} needs an extra: {self.command}")

    def __reduce__(self) -> tuple[object, ...]:
        """Let it come back whole from another process."""
        told = partial(MissingExtra, needed_for=self.needed_for, command=self.command)
        return told, (self.extra,)


class StoreError(CrosscheckError):
    """The archive could not do what was asked."""


class NotFound(StoreError):
    """The archive holds nothing by that id."""


class SchemaTooNew(StoreError):
    """The archive was written by a newer Crosscheck."""
