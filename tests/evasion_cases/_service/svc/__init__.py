"""A small service that guards its notifications, as a contributor finds it."""
