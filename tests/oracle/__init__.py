"""Python is the oracle: generated programs are run, and what they sent is what must be found.

``python -m oracle 2000 --seed 1`` (with ``tests`` on the path) judges the engine by many of them.
"""
