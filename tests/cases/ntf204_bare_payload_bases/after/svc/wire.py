"""Bases with names of their own."""

from svc import base


class WireObject(base.ServiceObject):
    VERSION = '1.0'
