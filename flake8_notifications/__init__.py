"""Static guard for legacy and versioned notifications."""

__version__ = "0.1.0"
#: Where the project is; its documentation is below ``docs/``.
REPOSITORY = "https://github.com/flake8-notifications/flake8-notifications"
