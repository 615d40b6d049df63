from svc.objects import base, fields


def latest(history):
    return history[-1][0]


HISTORY = (('1.0', 'Initial version'), ('1.1', "Added 'country' field"))


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase):
    VERSION = latest(HISTORY)

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
    }
