"""``python -m flake8_notifications``: the command ``flake8-notifications``."""

from flake8_notifications.cli import main

main(prog_name="flake8-notifications")
