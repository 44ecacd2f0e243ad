"""`crosscheck correct`: what a person says of stories and copies, kept for every later run."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli.verify import account_text
from crosscheck.errors import VerifyError

if TYPE_CHECKING:
    from crosscheck.correct import Stories
    from crosscheck.group import Corrections


def command(
    account: Annotated[Path, typer.Argument(help="The account's JSON file.", dir_okay=False)],
    verb: Annotated[
        str,
        typer.Argument(
            help="list, split, merge, same, not-same, copies, independent or undo.", metavar="VERB"
        ),
    ] = "list",
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Stories by number; reports by outlet, by number (2.3 is the third of story 2)"
            " or by the start of the id.",
            show_default=False,
        ),
    ] = None,
    into: Annotated[
        Path, typer.Option("--into", help="The file of corrections, made or added to.")
    ] = Path("corrections.json"),
) -> None:
    """Say that stories or copies are wrong; every later run with that file holds to it.

    [bold]Examples[/bold]

      crosscheck correct account.json

      crosscheck correct account.json split 2 2.4 "Harbour Gazette"

      crosscheck correct account.json merge 1 3

      crosscheck correct account.json not-same 1.2 3.1

      crosscheck correct account.json copies 2.1 2.5

      crosscheck correct account.json independent "Meridian Post" Northwire

      crosscheck correct account.json undo 2

    list: the stories (all, or those named by number) with their reports, and what was said so
    far. split: take reports out of a story; together they tell of another event. merge: these
    stories are one event. same, not-same: these reports tell of one event; no two of them do.
    copies, independent: these have their text from one another; no two of them do. undo: take
    back a correction by its number in the list.
    """
    from crosscheck.correct import Stories, added, sentence, statement, undone  # not for --help
    from crosscheck.group import Corrections
    from crosscheck.group.corrections import corrections
    from crosscheck.tell.reading import loads

    try:
        stories = Stories(loads(account_text(account)))
    except VerifyError as error:
        typer.echo(f"crosscheck: {account}: {error}", err=True)
        raise typer.Exit(1) from error
    said = corrections(into) if into.exists() or verb == "undo" else Corrections()
    if verb == "list":
        _list(stories, said, names or [])
        return
    if verb == "undo":
        new, old = undone(said, " ".join(names or []))
        typer.echo(f"No longer said: {sentence(old, said, stories)}")
    else:
        made = statement(stories, verb, names or [])
        new = added(said, made, stories)
        typer.echo(f"Said: {sentence(made, new, stories)}")
    _write(new, into)
    typer.echo(f"\nTo run again with {into}, name the same coverage:")
    setting, output = quote(f"group.corrections={into}"), quote(str(account))
    typer.echo(f"  crosscheck report COVERAGE --set {setting} -o {output}")


def _list(stories: Stories, said: Corrections, names: list[str]) -> None:
    from crosscheck.correct import sentence

    every = [str(number) for number in range(1, len(stories.titles) + 1)]
    for key in names or every:
        reports = stories.of_story(key)
        typer.echo(f"{key}  {stories.titles[int(key) - 1]}")
        for report in reports:
            typer.echo(f"   {report}")
    typer.echo("\nCorrections so far:" if said.statements() else "\nNo corrections so far.")
    for number, statement in enumerate(said.statements(), 1):
        typer.echo(f"{number}  {sentence(statement, said, stories)}")


def _write(said: Corrections, path: Path) -> None:
    """Write the file whole or not at all: it is a person's work."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(said.written(), encoding="utf-8")
    beside.replace(path)
