from svc.objects import base, fields


def with_zip(cls):
    cls.fields = dict(cls.fields, zip=fields.StringField(nullable=True))
    return cls


@base.ServiceObjectRegistry.register
@with_zip
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
        'country': fields.StringField(nullable=True),
    }
