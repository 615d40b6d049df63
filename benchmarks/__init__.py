"""What the plugin and the command cost, beside what else could be run: ``python -m benchmarks``."""
