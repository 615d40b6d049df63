"""Whether what the options name is there: a name that stands for nothing switches a rule off."""
