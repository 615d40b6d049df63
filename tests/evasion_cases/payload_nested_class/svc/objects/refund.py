from svc.objects import base, fields


class Payloads:
    @base.ServiceObjectRegistry.register
    class RefundPayload(base.NotificationPayloadBase):
        VERSION = '1.0'
        fields = {'id': fields.UUIDField()}
