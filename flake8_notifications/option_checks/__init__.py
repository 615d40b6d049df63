"""Whether what the options name is there: a name that refers to nothing switches a rule off."""
