"""The whole chain on one screen: documents in, one sourced account out."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.clean import clean_document
from crosscheck.compare import compare
from crosscheck.engine import Engine, Here
from crosscheck.group import group
from crosscheck.model import Account, Article, Document, Skipped, Story, StoryAccount
from crosscheck.settings import Settings
from crosscheck.tell import tell
