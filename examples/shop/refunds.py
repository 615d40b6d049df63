"""Refunds, which used to be described in notifications.py."""

from shop import base, fields


@base.ShopObjectRegistry.register
class RefundPayload(base.NotificationPayloadBase):  # NTF208
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'amount': fields.IntegerField(),
        'reason': fields.StringField(nullable=True),
    }
