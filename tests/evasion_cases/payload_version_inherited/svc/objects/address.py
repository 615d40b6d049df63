from svc.objects import base, fields


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
        'country': fields.StringField(nullable=True),
        'zip': fields.StringField(nullable=True),
    }
