from svc.objects import base, fields


class computed:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return self.function(owner)


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    @computed
    def fields(cls):
        return {
            'street': fields.StringField(),
            'city': fields.StringField(),
            'country': fields.StringField(nullable=True),
            'zip': fields.StringField(),
        }
