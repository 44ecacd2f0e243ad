"""The command line: a file a command.

Exit codes: 0 done; 1 an account does not match its articles (verify), or nothing by that
key (explain); 2 the command was called wrongly, a setting or a correction cannot be used, or the
account cannot be written where it was to be; 3 no article could be read; 130 interrupted.
"""

from crosscheck.cli.app import main

__all__ = ["main"]
