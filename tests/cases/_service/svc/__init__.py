"""A small service that sends versioned notifications."""
