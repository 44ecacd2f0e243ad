"""`crosscheck demo`: the main job on the sample coverage that comes with Crosscheck."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from crosscheck.cli.report import read_and_report, summary
from crosscheck.sample import coverage
from crosscheck.settings import Settings


def command(
    folder: Annotated[Path, typer.Argument(help="Where to put coverage and account.")] = Path(
        "demo"
    ),
) -> None:
    """Write the sample coverage and its account: three fictional events, eight outlets."""
    from crosscheck.tell.formats import write  # 0.1 s: not for --help

    reports = folder / "coverage"
    shutil.copytree(coverage(), reports, dirs_exist_ok=True)
    account = read_and_report([str(reports)], Settings(), quiet=False)
    page = write(account, folder / "account.html", None)
    write(account, folder / "account.json", None)
    typer.echo(f"{summary(account)}\n")
    typer.echo(f"  the page      {page.resolve().as_uri()}")
    typer.echo(f"  the reports   {reports}")
    typer.echo(f"\nNext: crosscheck verify {folder / 'account.json'} {reports}")
