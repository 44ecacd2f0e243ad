"""`crosscheck report`: articles in, an account per story out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import crosscheck
from crosscheck.cli.progress import shown_progress
from crosscheck.cli.verify import account_text
from crosscheck.errors import VerifyError
from crosscheck.settings import Settings, load

if TYPE_CHECKING:
    from crosscheck.model import Account
    from crosscheck.tell.reading import ReadAccount


def command(
    sources: Annotated[
        list[str],
        typer.Argument(help="Files, folders, globs; - reads standard input.", show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write here; the suffix tells the format."),
    ] = None,
    as_format: Annotated[
        str | None,
        typer.Option("-f", "--format", help="One of html, md, json, csv, txt."),
    ] = None,
    processes: Annotated[
        int | None, typer.Option("-p", "--processes", min=1, help="Share the work among so many.")
    ] = None,
    words: Annotated[
        int | None, typer.Option("--words", min=0, help="Length of the digest, about.")
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", help="An earlier account (JSON): say what has changed since."),
    ] = None,
    settings: Annotated[
        Path | None, typer.Option("--settings", help="A settings file instead of crosscheck.toml.")
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", help="One setting, as group.threshold=0.3; may be repeated."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="No progress and no summary.")
    ] = False,
) -> None:
    """Read articles and write one sourced account of each story that they tell.

    [bold]Examples[/bold]

      crosscheck report coverage/

      crosscheck report coverage/ -o account.html

      crosscheck report coverage/ --since monday.json -o tuesday.json

      crosscheck report a.html b.html 'more/*.txt' -o account.json

      cat articles.jsonl | crosscheck report - --format md

    Formats: html (one page), md, json (crosscheck.account/1), csv (a folder of tables),
    txt. Without one the account is shown in the terminal.
    """
    from crosscheck.since import since as changed_since  # 0.1 s and more: not for --help
    from crosscheck.tell.formats import render, write
    from crosscheck.tell.terminal import show

    chosen = settings_from(settings, setting or [], processes, words)
    before = earlier_account(since) if since else None
    account = read_and_report(sources, chosen, quiet=quiet)
    if before:
        account = changed_since(account, before)
    if output is not None:
        written = write(account, output, as_format)
        if not quiet:
            typer.echo(f"{summary(account)} → {written}", err=True)
    elif as_format is not None:
        sys.stdout.write(render(account, as_format))
    else:
        show(account)
    if not account.articles:
        typer.echo(no_article(account), err=True)
        raise typer.Exit(3)


def earlier_account(path: Path) -> ReadAccount:
    """Return the account that a JSON file holds.

    Raises:
        typer.BadParameter: it cannot be read, is no account, or was changed.
    """
    from crosscheck.tell.reading import loads

    try:
        return loads(account_text(path, "--since"))
    except VerifyError as error:
        raise typer.BadParameter(f"{path}: {error}", param_hint="--since") from error


def read_and_report(sources: list[str], settings: Settings, *, quiet: bool) -> Account:
    """Return the account of the sources, with progress shown where somebody looks on."""
    stdin = sys.stdin.buffer if "-" in sources else None
    with shown_progress(quiet=quiet) as progress:
        documents = crosscheck.read(sources, settings.read, stdin=stdin)
        return crosscheck.report(documents, settings, progress=progress)


def settings_from(
    path: Path | None, pairs: list[str], processes: int | None, words: int | None
) -> Settings:
    """Return the settings from file, environment and flags.

    Raises:
        SettingsError: a setting that is unknown or cannot be used.
        typer.BadParameter: a ``--set`` that is not ``group.name=value``.
    """
    flags: dict[str, dict[str, object]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        group, dot, inner = name.strip().partition(".")
        if not (equals and dot):
            raise typer.BadParameter(f"{pair!r} is not group.name=value", param_hint="--set")
        parsed: object = [v for v in value.split(",") if v] if inner == "languages" else value
        flags.setdefault(group, {})[inner] = parsed
    if words is not None:
        flags.setdefault("tell", {})["digest_words"] = words
    chosen = load(path, environ=os.environ, flags=flags)
    return chosen.with_processes(processes) if processes else chosen


def summary(account: Account) -> str:
    """Return what was made of what, in a line."""
    reports = sum(told.story.reports for told in account.stories)
    parts = [f"{len(account.stories)} stories from {reports} reports"]
    if account.skipped:
        parts.append(f"{len(account.skipped)} left out (named in the account)")
    return ", ".join(parts)


def no_article(account: Account) -> str:
    """Return the message for a run without an article, with every reason."""
    reasons = "".join(f"\n  {s.source}: {s.reason}" for s in account.skipped)
    return f"crosscheck: no article could be read{reasons}"
