from svc.objects import base, fields


class Required(fields.StringField):
    def __init__(self, **kwargs):
        kwargs['nullable'] = False
        super().__init__(**kwargs)


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
        'country': Required(nullable=True),
    }
