"""A class before its key is misspelt."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'city': ('address', 'city')}
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
