from svc.objects import base, fields


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
    }
