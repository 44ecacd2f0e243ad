"""The one boundary that keeps a bad item from costing the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from crosscheck.errors import CrosscheckError, MissingExtra, SettingsError

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a result that could not be made."""

    reason: str


def guarded(function: Callable[[Item], Result], item: Item) -> Result | Failure:
    """Return the function's result, or why there is none.

    This is the only place with a broad ``except``: anything else than a result is a defect
    of the item or of Crosscheck, and either way is told with the item and not raised.

    Raises:
        SettingsError: a setting that no item can be worked on with: the caller's mistake.
        MissingExtra: a setting asks for what is not installed: no item can be worked on either.
    """
    try:
        return function(item)
    except (SettingsError, MissingExtra):
        raise
    except CrosscheckError as error:
        return Failure(str(error))
    except RecursionError:
        return Failure("nests too deeply")
    except Exception as error:
        return Failure(f"{type(error).__name__}: {error}: please report this input")
