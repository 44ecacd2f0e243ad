"""Settings: one frozen class a stage, one file, one way to override each.

A setting comes from, in rising order: its default here; ``crosscheck.toml``
(a table a stage); the environment (``CROSSCHECK_GROUP_THRESHOLD=0.3``); a flag.
Values are checked and converted by pydantic, which is imported only when there is
something to check.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path, PurePath
from typing import Literal

from crosscheck.errors import SettingsError

FILE_NAME = "crosscheck.toml"
PREFIX = "CROSSCHECK_"


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Bounds on what is read.

    Args:
        max_bytes: a file or record larger than this is skipped with that reason.
        max_depth: a page whose elements nest deeper is skipped: parsers drop text there.
        max_articles: reading stops with a reason after as many documents.
    """

    max_bytes: int = 20_000_000
    max_depth: int = 250
    max_articles: int = 1_000_000


@dataclass(frozen=True, slots=True)
class CleanSettings:
    """What counts as an article.

    Args:
        min_words: a text shorter than this is skipped as no article.
        languages: ISO 639-1 codes that are read; others are skipped by name. Empty: all.
    """

    min_words: int = 20
    languages: tuple[str, ...] = ("en",)


Granularity = Literal["happening", "event", "saga"]


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers behind a granularity; what each means, `GroupSettings` says."""

    threshold: float
    decay_days: float
    far_share: float
    named_share: float
    hub_penalty: float


GRANULARITIES: Mapping[Granularity, Measures] = {
    "happening": Measures(0.07, 2.0, 0.0, 0.0, 0.5),
    "event": Measures(0.07, 3.0, 0.2, 0.7, 0.5),
    "saga": Measures(0.07, 7.0, 0.4, 0.7, 0.5),
}


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """When reports belong to one story, and when one is a copy of another.

    Args:
        granularity: how much is one story. ``happening``: what was reported within some days;
            whatever follows later is another story. ``event``: also a late report that mostly
            retells it or names its day, as of a trial. ``saga``: also what came of it in later
            months.
        threshold: mean similarity (0–1) above which two stories are joined; None: by
            granularity, as the next four.
        decay_days: the time kernel's scale: similarity falls by e in as many days.
        far_share: the share of their similarity that two reports keep at any distance in time.
        named_share: the share they keep where one names the day that the other names or was
            published on, as a report of a trial does.
        hub_penalty: share of a report's nearness to everything around it that is taken
            off, so that events of one kind do not merge; 0 takes off none.
        copy_containment: share of its words in common with another from which a report is a copy.
        shared_containment: share from which passages in common are shown.
        window_days: in a stream, reports that arrived so many days before the newest are
            let go of; 0 keeps all.
        corrections: a file of what people say of stories and copies, as ``crosscheck
            correct`` writes it; the account names it without its folder. Empty: none.
    """

    granularity: Granularity = "event"
    threshold: float | None = None
    decay_days: float | None = None
    far_share: float | None = None
    named_share: float | None = None
    hub_penalty: float | None = None
    copy_containment: float = 0.5
    shared_containment: float = 0.1
    window_days: float = 0.0
    corrections: str = ""

    def measures(self) -> Measures:
        """Return the numbers that hold: those given, the others by granularity."""
        level = GRANULARITIES[self.granularity]
        given = {one.name: getattr(self, one.name) for one in fields(Measures)}
        return replace(level, **{name: n for name, n in given.items() if n is not None})


@dataclass(frozen=True, slots=True)
class AnnotateSettings:
    """What is read in a text.

    Args:
        zone: IANA name of the zone in which a report without one is read, or empty.
        reader: what reads names beside the rules: ``own`` is the model that ships, ``fast``
            nothing, ``deep`` a slower transformer (an extra), ``spacy:<pipeline>`` any
            installed pipeline of spaCy that marks entities.
    """

    zone: str = ""
    reader: str = "own"


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """When things in different reports are the same.

    Args:
        statement_score: total signal score from which two clauses say the same.
        entity_score: total signal score from which two names are one.
    """

    statement_score: float = 1.0
    entity_score: float = 1.0


@dataclass(frozen=True, slots=True)
class CompareSettings:
    """When a difference is worth telling.

    Args:
        hedge_tolerance: two hedged figures differ from this relative distance on.
    """

    hedge_tolerance: float = 0.15


@dataclass(frozen=True, slots=True)
class TellSettings:
    """How the account is told.

    Args:
        digest_words: about how many words the digest may have.
        timeline_dates: how many dates the timeline may have.
        timeline_sentences: how many happenings of one date it may tell, those at other hours
            of the day apart.
    """

    digest_words: int = 150
    timeline_dates: int = 12
    timeline_sentences: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, one group a stage.

    Args:
        processes: how many processes share the work; 1 is this process alone.
    """

    read: ReadSettings = field(default_factory=ReadSettings)
    clean: CleanSettings = field(default_factory=CleanSettings)
    group: GroupSettings = field(default_factory=GroupSettings)
    annotate: AnnotateSettings = field(default_factory=AnnotateSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    compare: CompareSettings = field(default_factory=CompareSettings)
    tell: TellSettings = field(default_factory=TellSettings)
    processes: int = 1

    def shown(self) -> dict[str, dict[str, object]]:
        """Return the settings that shape an account, for the account to carry.

        The number of processes is left out: it does not change a byte. The numbers are those
        that held, and of the file of corrections only its name: where it lay is nobody's matter.
        """
        groups = asdict(self)
        groups.pop("processes")
        said = PurePath(self.group.corrections).name
        groups["group"] |= {**asdict(self.group.measures()), "corrections": said}
        return groups

    def with_processes(self, processes: int) -> Settings:
        """Return these settings with another number of processes."""
        return replace(self, processes=processes)


def load(
    path: Path | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    flags: Mapping[str, Mapping[str, object]] | None = None,
) -> Settings:
    """Return the settings from file, environment and flags, later ones first.

    Args:
        path: a settings file; None takes ``crosscheck.toml`` of the working folder if any.
        environ: the environment, as ``os.environ``; None reads none.
        flags: group → name → value, as given on the command line.

    Raises:
        SettingsError: an unknown name, a value of the wrong kind, or an unreadable file;
            the message names the place and the known names.
    """
    merged: dict[str, object] = {}
    for origin, values in (
        (str(path or FILE_NAME), _from_file(path)),
        ("the environment", _from_environ(environ or {})),
        ("the command line", flags or {}),
    ):
        _merge(merged, values, origin)
    return _checked(merged) if merged else Settings()


def _from_file(path: Path | None) -> Mapping[str, object]:
    found = path or Path(FILE_NAME)
    if path is None and not found.is_file():
        return {}
    try:
        return tomllib.loads(found.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{found}: cannot be read as TOML: {error}") from error


def _from_environ(environ: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in sorted(environ.items()):
        if not name.startswith(PREFIX):
            continue
        group, _, rest = name.removeprefix(PREFIX).lower().partition("_")
        if group == "processes":
            values[group] = value
        elif group in _groups():
            parsed: object = value.split(",") if rest == "languages" else value
            inner = values.setdefault(group, {})
            if isinstance(inner, dict):
                inner[rest] = parsed
    return values


def _groups() -> dict[str, tuple[str, ...]]:
    """Return the names in each group, read off the defaults."""
    default = Settings()
    return {
        group.name: tuple(f.name for f in fields(getattr(default, group.name)))
        for group in fields(default)
        if group.name != "processes"
    }


def _merge(merged: dict[str, object], values: Mapping[str, object], origin: str) -> None:
    groups = _groups()
    for group, inner in values.items():
        if group == "processes":
            merged[group] = inner
            continue
        if group not in groups or not isinstance(inner, Mapping):
            known = ", ".join([*groups, "processes"])
            raise SettingsError(f"{origin}: there is no setting {group!r}; known are {known}")
        target = merged.setdefault(group, {})
        for name, value in inner.items():
            if name not in groups[group]:
                known = ", ".join(groups[group])
                raise SettingsError(
                    f"{origin}: there is no setting {name!r} in [{group}]; known are {known}"
                )
            if isinstance(target, dict):
                target[name] = value


def _checked(values: Mapping[str, object]) -> Settings:
    from pydantic import TypeAdapter, ValidationError  # 0.1 s to import: only when needed

    try:
        return TypeAdapter(Settings).validate_python(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise SettingsError(f"{place} = {first['input']!r}: {first['msg']}") from error
