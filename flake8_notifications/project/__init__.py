"""The files and modules of a project, and the packages around it."""
