"""SCHEMA is inherited whole: a class that has its own has nothing of its base's."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class AddressBase(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {
        'city': ('address', 'city'),
        'zip_code': ('address', 'zip'),
    }


@base.ServiceObjectRegistry.register
class ShortPayload(AddressBase):  # NTF204: ...  # NTF209: 'ShortPayload': SCHEMA key 'zip_code' is not one of its fields: ...
    VERSION = '1.0'
    fields = {'city': fields.StringField()}


@base.ServiceObjectRegistry.register
class LongPayload(AddressBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {
        'city': fields.StringField(),
        'zip_code': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class OwnPayload(AddressBase):  # NTF204: ...
    VERSION = '1.0'
    SCHEMA = {'city': ('address', 'city')}
    fields = {'city': fields.StringField()}


# Nobody knows which fields there are.
@base.ServiceObjectRegistry.register
class UnreadPayload(AddressBase):  # NTF207: ...
    VERSION = '1.0'
    fields = unknown.FIELDS
