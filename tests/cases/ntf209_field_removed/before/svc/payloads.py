"""A class whose field is going to be removed."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'city': ('address', 'city')}
    fields = {'city': fields.StringField()}
