"""The sample coverage: three invented events as eight invented outlets report them.

The towns, people and outlets exist nowhere. The files are what a reader would
save from the web: whole pages with their menus and cookie bars, a few plain
texts, one page in German and one file that is broken. `README.md`, beside this
file, names the traps that are laid in them; `tests/golden/sample.yaml` holds
the account that they must give.
"""

from importlib.resources import files
from pathlib import Path


def coverage() -> Path:
    """Return the folder of the sample coverage, one sub-folder an event.

    >>> sorted(folder.name for folder in coverage().iterdir())
    ['harbor-crane', 'kettle-recall', 'odd', 'tram-vote']
    """
    return Path(str(files(__name__) / "coverage"))
