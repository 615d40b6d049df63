from svc.objects import base, collected, fields


@collected.payload
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'zip': fields.StringField(),
        'city': fields.StringField(),
        'country': fields.StringField(nullable=True),
    }
