"""The one evaluator: expressions into values, without running anything."""
