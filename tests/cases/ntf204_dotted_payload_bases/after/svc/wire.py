"""The base that is meant."""

from svc import base


class WireObject(base.ServiceObject):
    VERSION = '1.0'
