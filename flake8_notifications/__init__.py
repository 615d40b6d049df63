"""Static guard for legacy and versioned notifications."""

__version__ = "0.1.0"
