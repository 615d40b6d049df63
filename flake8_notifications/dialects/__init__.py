"""Payload classes beyond oslo.versionedobjects: each family says its fields in a way of its own.

A dialect answers a few questions of a class: which fields it has, under what name on the wire, of
what type, whether one may be absent, and its default.
"""
