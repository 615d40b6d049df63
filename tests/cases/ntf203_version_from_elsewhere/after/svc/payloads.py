"""VERSION as a constant and inherited: reported where it, or the class, is written down."""

from svc import base, fields

CURRENT = '1.1'


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = CURRENT  # NTF203: 'OrderPayload' 1.1 is ahead of the fingerprint file (1.0): ...
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class PaidOrderPayload(OrderPayload):  # NTF203: 'PaidOrderPayload' 1.1 is ahead of the fingerprint file (1.0): ...
    pass
