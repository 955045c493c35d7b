"""Run briefgen as `python -m briefgen`."""

import sys

if __name__ == "__main__":  # worker processes import this file too
    try:
        from briefgen.cli.main import main
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)
    main()
