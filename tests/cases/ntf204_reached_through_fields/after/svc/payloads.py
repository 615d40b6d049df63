"""Versioned objects that are on the wire because a payload holds them."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF204: 'OrderPayload' is not in the fingerprint file: ...
    VERSION = '1.0'
    fields = {
        'address': fields.ObjectField('Address', nullable=True),
        'coupons': fields.ListOfObjectsField('Coupon'),
        'discount': fields.ObjectField('Discount'),
    }
