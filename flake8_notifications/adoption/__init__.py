"""How a project begins: which records it already has, and what is to be written for the rest."""
