from svc import base, fields, sending


@base.ServiceObjectRegistry.register_notification
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'id': fields.UUIDField(),
    }

    def __init__(self, order):
        super().__init__()
        self.id = order.id


def create(context, order):
    return OrderPayload(order)
