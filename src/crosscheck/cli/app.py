"""The commands, put together."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import crosscheck
from crosscheck.cli import correct, demo, explain, report, verify
from crosscheck.errors import CrosscheckError

app = typer.Typer(
    name="crosscheck",
    help="From many reports of one event to one sourced account.",
    epilog="Exit codes: 0 done · 1 not verified, or nothing by that key · 2 called wrongly"
    " · 3 no article could be read.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"crosscheck {crosscheck.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """From many reports of one event to one sourced account."""


app.command("report")(report.command)
app.command("verify")(verify.command)
app.command("explain")(explain.command)
app.command("correct")(correct.command)
app.command("demo")(demo.command)


def main() -> None:
    """Run the command line; a mistake is told in a line, never as a traceback."""
    try:
        app(prog_name="crosscheck")
    except CrosscheckError as error:
        typer.echo(f"crosscheck: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output went away: head, less
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # what was to be written could not be
        typer.echo(f"crosscheck: {error}", err=True)
        sys.exit(2)
