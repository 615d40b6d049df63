"""Classes whose VERSION is as it should be."""

from svc import base


@base.ServiceObjectRegistry.register
class RecordedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class LetterPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class ZeroPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class SpacePayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class LinePayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class FourPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class EmptyPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class FloatPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class IntegerPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class TuplePayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class BytesPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class NonePayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class LaterPayload(base.NotificationPayloadBase):
    VERSION = '1.4'
