"""The command line as a module: ``python -m balochlib parse my_texts``."""

from balochlib.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
