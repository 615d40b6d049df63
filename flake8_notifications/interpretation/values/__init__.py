"""The abstract values: what an expression may evaluate to.

A value is plain data, or a heap object with an identity: a container or an instance whose content
changes as the program runs.
"""
