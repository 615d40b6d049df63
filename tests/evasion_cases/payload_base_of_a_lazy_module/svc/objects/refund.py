from svc.objects import base, fields, lazy


@base.ServiceObjectRegistry.register
class RefundPayload(lazy.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
