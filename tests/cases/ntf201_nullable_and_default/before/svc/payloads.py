"""Whether a field may be null, and what it is where nobody sets it."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class NoLongerNullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'note': fields.StringField(nullable=True)}


@base.ServiceObjectRegistry.register
class DefaultPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'count': fields.IntegerField(default=1)}


@base.ServiceObjectRegistry.register
class NewDefaultPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'note': fields.StringField(nullable=True)}


@base.ServiceObjectRegistry.register
class NoDefaultPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'paid': fields.BooleanField(default=False)}
