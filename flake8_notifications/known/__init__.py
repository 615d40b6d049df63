"""Data about libraries, and the program that makes them."""
