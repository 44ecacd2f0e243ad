from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.errors import SettingsError
from crosscheck.settings import Settings, load


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_anything_the_defaults_hold(here: Path) -> None:
    assert load(environ={}) == Settings()


def test_flags_win_over_environment_over_file(here: Path) -> None:
    (here / "crosscheck.toml").write_text("[tell]\ndigest_words = 90\n[group]\nthreshold = 0.4\n")
    environ = {"CROSSCHECK_TELL_DIGEST_WORDS": "100", "CROSSCHECK_GROUP_DECAY_DAYS": "5"}
    settings = load(environ=environ, flags={"tell": {"digest_words": 110}})
    assert settings.tell.digest_words == 110
    assert (settings.group.threshold, settings.group.decay_days) == (0.4, 5.0)


def test_languages_are_a_list_in_the_environment(here: Path) -> None:
    assert load(environ={"CROSSCHECK_CLEAN_LANGUAGES": "en,de"}).clean.languages == ("en", "de")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[grup]\nthreshold = 1", "no setting 'grup'; known are read, clean, group"),
        (
            "[group]\ntreshold = 1",
            "no setting 'treshold' in .group.; known are granularity, threshold",
        ),
        ("[group]\nthreshold = 'high'", "group.threshold = 'high'"),
        ("[group\n", "cannot be read as TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_known(here: Path, text: str, message: str) -> None:
    (here / "crosscheck.toml").write_text(text)
    with pytest.raises(SettingsError, match=message):
        load(environ={})


def test_a_named_file_that_is_not_there_is_an_error(here: Path) -> None:
    with pytest.raises(SettingsError, match=r"missing\.toml"):
        load(here / "missing.toml", environ={})
