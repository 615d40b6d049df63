"""The reference: what consumers have to know of a project's notifications, in several forms."""
