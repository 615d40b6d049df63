from svc.objects import base, fields


@base.ServiceObjectRegistry.register
class RefundPayload(vars(base)['NotificationPayloadBase']):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ReturnPayload(base.__dict__['NotificationPayloadBase']):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
