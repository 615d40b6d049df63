from svc.objects import base, fields


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    # Version 1.2: 'country' became part of 'city'
    VERSION = '1.2'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
    }
