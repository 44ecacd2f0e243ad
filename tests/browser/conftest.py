"""A Chromium for the page's tests; where there is none they are skipped, with that reason."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from crosscheck.tell.formats import write
from tests.tell import accounts

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium, or the one that CROSSCHECK_CHROMIUM names."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CROSSCHECK_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    if found is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        except Error as error:
            pytest.skip(f"{found} does not start: {error}")
        yield started
        started.close()


@pytest.fixture(scope="session")
def account_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the account made by hand."""
    return write(accounts.whole(), tmp_path_factory.mktemp("page") / "account.html")
