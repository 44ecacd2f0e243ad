"""The sample coverage and the seed reports, each run through the pipeline once."""

from __future__ import annotations

import pytest

from crosscheck.clean import clean
from crosscheck.model import Article
from crosscheck.pipeline import report
from crosscheck.read import read
from crosscheck.settings import CleanSettings
from tests.golden.sample_account import Sample, key_of, sample_sources


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Return the account of the sample coverage."""
    return Sample(report(read(sample_sources())))


@pytest.fixture(scope="session")
def every_article() -> dict[str, Article]:
    """Return each article of the sample by file, whatever its language."""
    cleaned = clean(read(sample_sources()), CleanSettings(languages=()))
    return {key_of(one.location): one for one in cleaned if isinstance(one, Article)}
