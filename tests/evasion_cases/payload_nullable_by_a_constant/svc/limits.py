"""What the service does not do without being told."""

DEFAULT_COUNT = 1
MAY_LACK_A_NAME = False
