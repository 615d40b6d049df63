from svc.objects import base, fields


class Address:
    street: str
    city: str
    country: str
    zip_code: str


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        name: fields.StringField(nullable=name == 'country') for name in Address.__annotations__
    }
