import collections

from svc.objects import base, fields, mixins

OWN = {
    'street': fields.StringField(),
    'city': fields.StringField(),
    'country': fields.StringField(nullable=True),
}


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = collections.OrderedDict(mixins.Timestamped.fields | OWN)
