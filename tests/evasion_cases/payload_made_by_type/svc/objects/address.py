from svc.objects import base, fields

FIELDS = {
    'street': fields.StringField(),
    'city': fields.StringField(),
}

AddressPayload = base.ServiceObjectRegistry.register(
    type('AddressPayload', (base.NotificationPayloadBase,), {'VERSION': '1.1', 'fields': FIELDS}))
