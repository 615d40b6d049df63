"""Values of enums, added and removed; their order is nothing that a receiver sees."""

from svc import base, fields

COLOURS = ['red', 'blue', 'black']


@base.ServiceObjectRegistry.register
class AddedValuePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'AddedValuePayload' changed and VERSION is still 1.0: field 'size': value 'l' added; needs 1.1 (or 2.0)
    fields = {'size': fields.EnumField(valid_values=('s', 'm', 'l'))}


@base.ServiceObjectRegistry.register
class RemovedValuePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'RemovedValuePayload' changed and VERSION is still 1.0: field 'size': value 'l' removed; needs 1.1 (or 2.0)
    fields = {'size': fields.EnumField(valid_values=('s', 'm'))}


@base.ServiceObjectRegistry.register
class BothPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'BothPayload' changed and VERSION is still 1.0: field 'colour': values 'black', 'blue' added, field 'colour': value 'green' removed; needs 1.1 (or 2.0)
    fields = {'colour': fields.EnumField(valid_values=COLOURS)}


@base.ServiceObjectRegistry.register
class ReorderedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'size': fields.EnumField(valid_values=('l', 's', 'm'))}


@base.ServiceObjectRegistry.register
class NoLongerEnumPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NoLongerEnumPayload' changed and VERSION is still 1.0: field 'size': type Enum → String; needs 2.0
    fields = {'size': fields.StringField()}
