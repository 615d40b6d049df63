"""The test of the service, whose table is the fingerprint file."""

object_data = {}
