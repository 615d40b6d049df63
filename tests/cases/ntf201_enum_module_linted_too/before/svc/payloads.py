"""The enum is in another file, and both files are checked: reported once, at the class."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'state': fields.OrderStateField()}
