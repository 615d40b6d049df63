"""Pairing legacy notifications with versioned ones that say the same: what consumers move to."""
