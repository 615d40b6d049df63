"""Finding the versioned notifications of a project: what is sent, with which samples."""
