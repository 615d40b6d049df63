import sys

from svc.objects import base, fields

match sys.version_info:
    case (3, minor, *_) if minor > 5:
        MORE = {'zip': fields.StringField()}
    case _:
        MORE = {}


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
        'country': fields.StringField(nullable=True),
        **MORE,
    }
