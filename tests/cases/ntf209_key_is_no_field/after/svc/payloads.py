"""A key of SCHEMA that fills nothing; one that fills a field of a base class is right."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):  # NTF209: 'AddressPayload': SCHEMA key 'zip_code' is not one of its fields: add the field, or correct the key
    VERSION = '1.1'  # NTF203: ...
    SCHEMA = {
        'city': ('address', 'city'),
        'zip_code': ('address', 'postal_code'),
    }
    fields = {
        'city': fields.StringField(),
        'postal_code': fields.StringField(),
    }


@base.ServiceObjectRegistry.register_if(False)
class PlaceBase(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'town': fields.StringField()}


@base.ServiceObjectRegistry.register
class PlacePayload(PlaceBase):
    VERSION = '1.0'
    SCHEMA = {
        'street': ('place', 'street'),
        'town': ('place', 'town'),
    }
    fields = {'street': fields.StringField()}


@base.ServiceObjectRegistry.register
class NewPayload(PlaceBase):  # NTF204: ...  # NTF209: 'NewPayload': SCHEMA key 'a' is not one of its fields: ...  # NTF209: 'NewPayload': SCHEMA key 'b' is not one of its fields: ...
    VERSION = '1.0'
    SCHEMA = {
        'b': ('place', 'b'),
        'a': ('place', 'a'),
    }
