"""The rules: what each one says, why it exists and how to satisfy it."""
