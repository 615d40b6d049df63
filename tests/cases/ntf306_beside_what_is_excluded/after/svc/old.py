from svc import base, fields, sending


# Nobody asks what becomes of it.
@base.ServiceObjectRegistry.register_notification
class OldNotification(sending.NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}
