"""What is better done by hand."""

from svc import base, fields

MAJOR = '1'


class Common:
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ConstantPayload(Common, base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = MAJOR + '.0'


@base.ServiceObjectRegistry.register
class PiecesPayload(Common, base.NotificationPayloadBase):
    VERSION = '1.' '0'


@base.ServiceObjectRegistry.register
class TwicePayload(Common, base.NotificationPayloadBase):
    VERSION = '1.0'
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class ConditionalPayload(Common, base.NotificationPayloadBase):
    if MAJOR:
        VERSION = '1.0'


@base.ServiceObjectRegistry.register
class OneLinePayload(Common, base.NotificationPayloadBase): pass


@base.ServiceObjectRegistry.register
class SetLaterPayload(Common, base.NotificationPayloadBase):
    VERSION = '1.0'


SetLaterPayload.VERSION = '1.3'


@base.ServiceObjectRegistry.register
class UnresolvedPayload(Common, base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'x': open('x')}


@base.ServiceObjectRegistry.register
class MalformedPayload(Common, base.NotificationPayloadBase):
    VERSION = '1.x'


@base.ServiceObjectRegistry.register
class GoodPayload(Common, base.NotificationPayloadBase):
    VERSION = '1.1'


# Has the VERSION of its base, which is written in pieces.
@base.ServiceObjectRegistry.register
class InheritingPayload(PiecesPayload):
    pass
