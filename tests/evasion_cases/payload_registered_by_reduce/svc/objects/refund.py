import functools

from svc.objects import base, fields


class RefundPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


def add(registry, cls):
    registry.register(cls)
    return registry


functools.reduce(add, [RefundPayload], base.ServiceObjectRegistry)
