"""Crosscheck: from many reports of one event to one sourced account.

    import crosscheck
    account = crosscheck.report(crosscheck.read(["coverage/"]))
"""

__version__ = "0.1.0"
