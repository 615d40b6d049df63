"""Suppressed on the VERSION line."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '2.0'  # noqa: NTF203
    fields = {'id': fields.StringField()}
