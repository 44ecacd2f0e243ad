"""Where the work runs: in this process, or in a pool of processes.

An engine maps a function over items, in order, and lets no item's failure reach another:
what fails comes back as a `Failure` in its place. The result is the same on every engine.
"""

from crosscheck.boundary import Failure
from crosscheck.engine.engine import Engine
from crosscheck.engine.here import Here
from crosscheck.engine.pool import Pool

__all__ = ["Engine", "Failure", "Here", "Pool", "engine_for"]


def engine_for(processes: int) -> Engine:
    """Return the engine for a number of processes.

    Raises:
        ValueError: fewer than one process.
    """
    if processes < 1:
        raise ValueError(f"processes must be 1 or more, not {processes!r}")
    return Here() if processes == 1 else Pool(processes)
