"""Suppressed where a person would put the comment: on the VERSION line."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # noqa: NTF201
    fields = {'id': fields.StringField()}


@base.ServiceObjectRegistry.register
class OtherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'OtherPayload' changed and VERSION is still 1.0: ...  # noqa: NTF202
    fields = {'id': fields.StringField()}


@base.ServiceObjectRegistry.register
class NewPayload(base.NotificationPayloadBase):  # noqa: NTF204
    VERSION = '1.0'
    fields = {'id': fields.StringField()}
