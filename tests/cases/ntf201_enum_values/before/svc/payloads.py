"""Values of enums, added and removed; their order is nothing that a receiver sees."""

from svc import base, fields

COLOURS = ['red', 'green']


@base.ServiceObjectRegistry.register
class AddedValuePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'size': fields.EnumField(valid_values=('s', 'm'))}


@base.ServiceObjectRegistry.register
class RemovedValuePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'size': fields.EnumField(valid_values=('s', 'm', 'l'))}


@base.ServiceObjectRegistry.register
class BothPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'colour': fields.EnumField(valid_values=COLOURS)}


@base.ServiceObjectRegistry.register
class ReorderedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'size': fields.EnumField(valid_values=('s', 'm', 'l'))}


@base.ServiceObjectRegistry.register
class NoLongerEnumPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'size': fields.EnumField(valid_values=('s', 'm', 'l'))}
