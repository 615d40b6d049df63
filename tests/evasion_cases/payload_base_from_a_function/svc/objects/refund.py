import typing

from svc.objects import base, fields


def payload_base():
    return base.NotificationPayloadBase


@base.ServiceObjectRegistry.register
class RefundPayload(payload_base()):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


Base = typing.cast(type, base.NotificationPayloadBase)


@base.ServiceObjectRegistry.register
class ReturnPayload(Base):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
