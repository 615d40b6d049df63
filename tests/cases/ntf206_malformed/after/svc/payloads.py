"""Everything that is no VERSION."""

from svc import base

NUMBER = 2


@base.ServiceObjectRegistry.register
class RecordedPayload(base.NotificationPayloadBase):
    VERSION = '1'  # NTF206: 'RecordedPayload' has a malformed VERSION '1': write it as '1.0'


@base.ServiceObjectRegistry.register
class LetterPayload(base.NotificationPayloadBase):
    VERSION = '1.x'  # NTF206: 'LetterPayload' has a malformed VERSION '1.x': write it as '1.0'


@base.ServiceObjectRegistry.register
class ZeroPayload(base.NotificationPayloadBase):
    VERSION = '01.0'  # NTF206: 'ZeroPayload' has a malformed VERSION '01.0': write it as '1.0'


@base.ServiceObjectRegistry.register
class SpacePayload(base.NotificationPayloadBase):
    VERSION = '1.0 '  # NTF206: 'SpacePayload' has a malformed VERSION '1.0 ': write it as '1.0'


@base.ServiceObjectRegistry.register
class LinePayload(base.NotificationPayloadBase):
    VERSION = '1.0\n'  # NTF206: 'LinePayload' has a malformed VERSION '1.0\n': write it as '1.0'


@base.ServiceObjectRegistry.register
class FourPayload(base.NotificationPayloadBase):
    VERSION = '1.0.0.0'  # NTF206: 'FourPayload' has a malformed VERSION '1.0.0.0': write it as '1.0'


@base.ServiceObjectRegistry.register
class EmptyPayload(base.NotificationPayloadBase):
    VERSION = ''  # NTF206: 'EmptyPayload' has a malformed VERSION '': write it as '1.0'


@base.ServiceObjectRegistry.register
class FloatPayload(base.NotificationPayloadBase):
    VERSION = 1.0  # NTF206: 'FloatPayload' has a malformed VERSION 1.0: write it as '1.0'


@base.ServiceObjectRegistry.register
class IntegerPayload(base.NotificationPayloadBase):
    VERSION = NUMBER  # NTF206: 'IntegerPayload' has a malformed VERSION 2: write it as '2.0'


@base.ServiceObjectRegistry.register
class TuplePayload(base.NotificationPayloadBase):
    VERSION = (1, 0)  # NTF206: 'TuplePayload' has a malformed VERSION (1, 0): write it as '1.0'


@base.ServiceObjectRegistry.register
class BytesPayload(base.NotificationPayloadBase):
    VERSION = b'1.0'  # NTF206: 'BytesPayload' has a malformed VERSION b'1.0': write it as '1.0'


@base.ServiceObjectRegistry.register
class NonePayload(base.NotificationPayloadBase):
    VERSION = None  # NTF206: 'NonePayload' has a malformed VERSION None: write it as '1.0'


@base.ServiceObjectRegistry.register
class LaterPayload(base.NotificationPayloadBase):
    VERSION = 1.4  # NTF206: 'LaterPayload' has a malformed VERSION 1.4: write it as '1.4'
