"""``python -m crosscheck`` is the command line."""

from crosscheck.cli import main

if __name__ == "__main__":
    main()
