"""`crosscheck verify`: whether an account says what its articles say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import crosscheck
from crosscheck.errors import VerifyError


def command(
    account: Annotated[Path, typer.Argument(help="The account's JSON file.", dir_okay=False)],
    sources: Annotated[
        list[str], typer.Argument(help="The coverage it was made from.", show_default=False)
    ],
    since: Annotated[
        Path | None,
        typer.Option("--since", help="The earlier account that it says what is new since."),
    ] = None,
) -> None:
    """Re-read every span of an account against its articles.

    Exit code 1, and the first difference named, where one is found.

    [bold]Example[/bold]

      crosscheck verify account.json coverage/

      crosscheck verify tuesday.json coverage/ --since monday.json
    """
    from crosscheck.tell.reading import loads  # 0.3 s: not for --help
    from crosscheck.verify import verify

    text = account_text(account)
    try:
        earlier = loads(account_text(since, "--since")) if since else None
        verified = verify(text, crosscheck.read(sources), earlier)
    except VerifyError as error:
        typer.echo(f"crosscheck: {account}: {error}", err=True)
        raise typer.Exit(1) from error
    places = sum(1 for _ in verified.citations())
    typer.echo(
        f"{account}: {places} places in {len(verified.articles)} reports re-read, all as told"
    )


def account_text(path: Path, hint: str = "ACCOUNT") -> str:
    """Return the content of an account's file.

    Raises:
        typer.BadParameter: it cannot be read as UTF-8 text.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} cannot be read: {error}", param_hint=hint) from error
