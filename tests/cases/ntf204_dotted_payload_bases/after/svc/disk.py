"""A class of the same name that is not."""

from svc import base


class WireObject(base.ServiceObject):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class StoredOrder(WireObject):
    VERSION = '1.0'
