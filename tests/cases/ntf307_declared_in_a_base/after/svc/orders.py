from svc import base, fields, sending


@base.ServiceObjectRegistry.register_notification
class OrderPayload(base.NotificationPayloadBase):  # NTF307: 'OrderPayload' never fills field 'note': nothing sets it, and no SCHEMA has it; fill it, or remove it with the next major version
    VERSION = '1.0'
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(nullable=True),
    }

    def __init__(self, order):
        super().__init__()
        self.id = order.id


@base.ServiceObjectRegistry.register_notification
class SentPayload(OrderPayload):
    VERSION = '1.0'
    SCHEMA = {'state': ('order', 'state')}
    fields = {
        'state': fields.StringField(),
        'by': fields.StringField(),
    }


def sent(order, by):
    payload = SentPayload(order)
    payload.by = by
    return payload
