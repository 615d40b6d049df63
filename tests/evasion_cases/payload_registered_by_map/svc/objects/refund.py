from svc.objects import base, fields


class RefundPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


list(map(base.ServiceObjectRegistry.register, [RefundPayload]))
