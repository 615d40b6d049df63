"""The payload bases are those that the option names, and only those."""

from svc import base, wire
from svc.wire import WireObject as Thing


@base.ServiceObjectRegistry.register
class OrderPayload(wire.WireObject):  # NTF204: 'OrderPayload' ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class RefundPayload(Thing):  # NTF204: 'RefundPayload' ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class EventBase(base.ServiceObject):  # NTF204: 'EventBase' ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class OldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
