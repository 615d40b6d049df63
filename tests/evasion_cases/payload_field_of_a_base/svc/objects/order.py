from svc.objects import base, fields, mixins


class OrderPayloadBase(mixins.Timestamped, base.NotificationPayloadBase):
    SCHEMA = {
        'id': ('order', 'id'),
        'state': ('order', 'state'),
    }
    fields = {
        'id': fields.UUIDField(),
        'state': fields.OrderStateField(),
        'note': fields.StringField(nullable=True),
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
