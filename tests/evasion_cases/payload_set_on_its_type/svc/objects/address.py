from svc.objects import base, fields


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
        'country': fields.StringField(nullable=True),
    }


type.__setattr__(AddressPayload, 'fields', dict(AddressPayload.fields, zip=fields.StringField()))
