"""The versioned notifications that a project sends, as one list for people and machines."""
