"""Which reader the setting ``annotate.reader`` names.

``own`` is the model that ships, ``fast`` the rules alone, ``deep`` a transformer (an extra),
``spacy:<pipeline>`` any installed pipeline of spaCy that marks entities. A reader is loaded
on first use and kept.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from crosscheck.annotate.reader.own import OwnReader
from crosscheck.annotate.reader.spacy_pipeline import SpacyReader
from crosscheck.annotate.reader.tags import Reader
from crosscheck.errors import SettingsError

KNOWN = ("own", "fast", "deep", "spacy:<pipeline>")


@cache
def reader_named(name: str) -> Reader | None:
    """Return the reader of a name; None for ``fast``: the rules read alone.

    Raises:
        SettingsError: there is no reader of that name.
        MissingExtra: it needs a package that is not installed.
    """
    if name == "fast":
        return None
    if name == "own":
        return OwnReader()
    if name == "deep":
        reader: Reader = import_module("crosscheck.annotate.reader.deep").DeepReader()
        return reader
    kind, _, pipeline = name.partition(":")
    if kind == "spacy" and pipeline:
        return SpacyReader(pipeline)
    raise SettingsError(f"annotate.reader = {name!r} is no reader: known are {', '.join(KNOWN)}")
