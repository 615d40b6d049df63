"""Which legacy notification has a versioned twin: where consumers can go from here."""
