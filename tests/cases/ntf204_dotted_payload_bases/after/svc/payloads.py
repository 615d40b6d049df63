"""A dotted payload base is one class, a bare one is each of that name."""

from svc import base
from svc.wire import WireObject


@base.ServiceObjectRegistry.register
class OrderPayload(WireObject):  # NTF204: 'OrderPayload' ...
    VERSION = '1.0'
