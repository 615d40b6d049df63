"""What is known of third-party libraries, as data, and the program that makes the data files."""
