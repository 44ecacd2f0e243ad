"""`crosscheck explain`: the signals and spans behind what an account says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from crosscheck.cli.verify import account_text
from crosscheck.errors import VerifyError

if TYPE_CHECKING:
    from crosscheck.explain import Explanation, Passage


def command(
    account: Annotated[Path, typer.Argument(help="The account's JSON file.", dir_okay=False)],
    story: Annotated[str, typer.Argument(help="The story's number, or the start of its id.")],
    finding: Annotated[
        str | None,
        typer.Argument(
            help="A finding's number in the story, or the start of the id of a finding,"
            " statement, lineage, entity, utterance, quantity or quote. Without: the story.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say why: the signals and spans behind a story, a lineage, a statement, a finding.

    [bold]Examples[/bold]

      crosscheck explain account.json 1

      crosscheck explain account.json 1 3

      crosscheck explain account.json 1 5c0f12
    """
    from crosscheck.explain import explain  # 0.2 s: not for --help
    from crosscheck.tell.reading import loads

    try:
        explanation = explain(loads(account_text(account)), story, finding)
    except (KeyError, VerifyError) as error:
        typer.echo(f"crosscheck: {error.args[0]}", err=True)
        raise typer.Exit(1) from error
    _print(explanation, Console(highlight=False))


def _print(explanation: Explanation, console: Console) -> None:
    console.print(Text(f"{explanation.kind}: {explanation.title}", style="bold"))
    if explanation.why:
        console.print(Text(explanation.why))
    for value, passages in explanation.sides:
        console.print(Text(f"\n{value}", style="bold cyan"))
        for passage in passages:
            console.print(_line(passage))
    if explanation.reasons:
        console.print(Text("\nsignals", style="bold cyan"))
    for reason in explanation.reasons:
        line = Text(f"  {reason.score:+.2f}  {reason.signal}", style="bold")
        console.print(line.append(f"  {reason.detail}", style="not bold"))
        for passage in reason.passages:
            console.print(_line(passage))


def _line(passage: Passage) -> Text:
    line = Text(f"    {passage.source}: ", style="dim")
    line.append(passage.before, style="dim")
    line.append(passage.words, style="not dim bold")
    return line.append(passage.after, style="dim")
