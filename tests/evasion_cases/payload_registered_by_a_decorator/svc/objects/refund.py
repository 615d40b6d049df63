from svc.objects import base, fields


@base.payload(version='1.0')
class RefundPayload(base.NotificationPayloadBase):
    fields = {'id': fields.UUIDField()}
