"""The evaluator of payload classes and committed constants: expressions into values."""
