from svc import base, fields, sending


@base.ServiceObjectRegistry.register_notification
class OrderPayload(base.NotificationPayloadBase):  # NTF307: 'OrderPayload' never fills field 'note': nothing sets it, and no SCHEMA has it; fill it, or remove it before the version that has it is recorded
    VERSION = '1.0'  # NTF201: 'OrderPayload' changed and VERSION is still 1.0: field 'note' added ...
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(nullable=True),
    }

    def __init__(self, order):
        super().__init__()
        self.id = order.id


def create(context, order):
    return OrderPayload(order)
