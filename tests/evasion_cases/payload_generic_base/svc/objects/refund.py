import typing

from svc.objects import base, fields

T = typing.TypeVar('T')


class Payload(base.NotificationPayloadBase, typing.Generic[T]):
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class RefundPayload(Payload[int]):
    VERSION = '1.0'
