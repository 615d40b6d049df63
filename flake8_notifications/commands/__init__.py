"""The subcommands of ``flake8-notifications``, one a module."""
