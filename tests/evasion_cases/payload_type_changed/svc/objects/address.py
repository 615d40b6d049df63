from oslo_versionedobjects import fields as ovo_fields

from svc.objects import base


def StringField(**kwargs):
    return ovo_fields.ListOfStringsField(**kwargs)


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': StringField(),
        'city': ovo_fields.StringField(),
        'country': ovo_fields.StringField(nullable=True),
    }
