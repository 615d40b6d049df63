"""What the consumers of notifications have to know between two revisions of a project."""
