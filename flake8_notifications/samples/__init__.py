"""The samples of versioned notifications: JSON files that show what is on the wire."""
