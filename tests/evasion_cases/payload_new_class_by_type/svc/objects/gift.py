from svc.objects import base, fields


def describe(name, **own):
    own = {'name': fields.StringField(), **own}
    return type(name, (base.NotificationPayloadBase,), {'VERSION': '1.0', 'fields': own})


GiftPayload = base.ServiceObjectRegistry.register(describe('GiftPayload', wrap=fields.StringField()))
