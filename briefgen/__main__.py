"""Run briefgen as `python -m briefgen`."""

from briefgen.cli.main import main

if __name__ == "__main__":  # worker processes import this file too
    main()
