"""Versioned notifications as plain data; ``versioned_notifications`` finds them."""
