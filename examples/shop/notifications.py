"""What the shop tells the world about an order."""

from shop import base, fields


@base.ShopObjectRegistry.register
class EventType(base.NotificationObject):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'object': fields.StringField(),
        'action': fields.OrderActionField(),
    }


@base.ShopObjectRegistry.register
class OrderNotification(base.NotificationBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'payload': fields.ObjectField('OrderPayload'),
    }


# 'coupon' gave way to 'gift_wrap' and VERSION was raised as it should be, but
# nobody recorded the new version.
@base.ShopObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Removed 'coupon' field, added 'gift_wrap' field
    VERSION = '2.0'  # NTF203

    SCHEMA = {
        'order_id': ('order', 'id'),
        'placed_at': ('order', 'placed_at'),
    }
    fields = {
        'order_id': fields.UUIDField(),
        'placed_at': fields.DateTimeField(),
        'customer': fields.ObjectField('CustomerPayload'),
        'address': fields.ObjectField('AddressPayload'),
        'order_items': fields.ListOfObjectsField('OrderItemPayload'),
        'payment': fields.ObjectField('PaymentPayload'),
        'shipment': fields.ObjectField('ShipmentPayload', nullable=True),
        'refund': fields.ObjectField('RefundPayload', nullable=True),
        'gift_wrap': fields.ObjectField('GiftWrapPayload', nullable=True),
    }


# 'discount' is new, VERSION is not.
@base.ShopObjectRegistry.register
class OrderItemPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'  # NTF201

    fields = {
        'article': fields.StringField(),
        'quantity': fields.IntegerField(default=1),
        'discount': fields.IntegerField(nullable=True),
    }


# Those who read 'name' find it gone, although 1.1 promises that 1.0 still works.
@base.ShopObjectRegistry.register
class CustomerPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Removed 'name' field
    VERSION = '1.1'  # NTF202

    fields = {
        'customer_id': fields.UUIDField(),
    }


# A new class that nobody recorded.
@base.ShopObjectRegistry.register
class GiftWrapPayload(base.NotificationPayloadBase):  # NTF204
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'paper': fields.StringField(),
    }


# The wrong side of a merge conflict won: 1.2 is recorded.
@base.ShopObjectRegistry.register
class ShipmentPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'carrier' field
    # Version 1.2: Added 'tracking_code' field
    VERSION = '1.1'  # NTF206

    fields = {
        'shipped_at': fields.DateTimeField(),
        'carrier': fields.StringField(),
        'tracking_code': fields.StringField(nullable=True),
    }


# The class has moved to refunds.py, and this copy was left behind.
@base.ShopObjectRegistry.register
class RefundPayload(base.NotificationPayloadBase):  # NTF208
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'amount': fields.IntegerField(),
        'reason': fields.StringField(nullable=True),
    }


# 'zip_code' is a slip for 'postal_code', which therefore is never filled.
@base.ShopObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):  # NTF209
    # Version 1.0: Initial version
    VERSION = '1.0'

    SCHEMA = {
        'city': ('address', 'city'),
        'zip_code': ('address', 'postal_code'),
    }
    fields = {
        'city': fields.StringField(),
        'postal_code': fields.StringField(),
    }
