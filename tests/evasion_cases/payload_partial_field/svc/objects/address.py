import functools

from svc.objects import base, fields

Text = functools.partial(fields.StringField, nullable=True)


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': Text(),
        'city': fields.StringField(),
        'country': Text(),
    }
