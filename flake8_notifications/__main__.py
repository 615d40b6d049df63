"""Where the command ``flake8-notifications`` starts, as ``python -m flake8_notifications`` does."""

import sys


def run() -> None:
    """Run the command; Ctrl-C ends it in one line from the first moment on."""
    try:
        # Half of the time of a short run goes into this import.
        from flake8_notifications.cli import main
    except KeyboardInterrupt:
        print("\nAborted!", file=sys.stderr)
        sys.exit(1)
    main(prog_name="flake8-notifications")


if __name__ == "__main__":
    run()
