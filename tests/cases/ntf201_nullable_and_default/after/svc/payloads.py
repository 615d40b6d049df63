"""Whether a field may be null, and what it is where nobody sets it."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NullablePayload' changed and VERSION is still 1.0: field 'note' became nullable; needs 2.0
    fields = {'note': fields.StringField(nullable=True)}


@base.ServiceObjectRegistry.register
class NoLongerNullablePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NoLongerNullablePayload' changed and VERSION is still 1.0: field 'note' is no longer nullable; needs 1.1 (or 2.0)
    fields = {'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class DefaultPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'DefaultPayload' changed and VERSION is still 1.0: field 'count': default '1' → '0'; needs 1.1 (or 2.0)
    fields = {'count': fields.IntegerField(default=0)}


@base.ServiceObjectRegistry.register
class NewDefaultPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NewDefaultPayload' changed and VERSION is still 1.0: field 'note': default none → 'None'; needs 1.1 (or 2.0)
    fields = {'note': fields.StringField(nullable=True, default=None)}


@base.ServiceObjectRegistry.register
class NoDefaultPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NoDefaultPayload' changed and VERSION is still 1.0: field 'paid': default 'False' → none; needs 1.1 (or 2.0)
    fields = {'paid': fields.BooleanField()}
