from svc.objects import base, fields, mixins


class OrderPayloadBase(mixins.Timestamped, base.NotificationPayloadBase):
    SCHEMA = {
        'id': ('order', 'id'),
        'state': ('order', 'state'),
    }
    fields = {
        'id': fields.UUIDField(),
        'state': fields.OrderStateField(),
    }


@base.ServiceObjectRegistry.register
class OrderPayload(OrderPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'address': fields.ObjectField('AddressPayload'),
        'items': fields.ListOfObjectsField('ItemPayload'),
    }


@base.ServiceObjectRegistry.register
class OrderNotification(base.NotificationBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'payload': fields.ObjectField('OrderPayload'),
    }


def from_order(cls, *names):
    cls.SCHEMA.update((name, ('order', name)) for name in names)
    return cls


from_order(OrderPayloadBase, 'items')
