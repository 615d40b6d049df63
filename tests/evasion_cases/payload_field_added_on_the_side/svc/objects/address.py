from svc.objects import base
from svc.objects import fields as types


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': types.StringField(),
        'city': types.StringField(),
        'country': types.StringField(nullable=True),
    }
    fields['zip'] = types.StringField(nullable=True)
