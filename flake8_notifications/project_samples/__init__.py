"""All samples of a project: which are missing, wrong or stale, and the edits that mend them."""
