"""One of two mixins."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class Priced(base.NotificationPayloadBase):
    fields = {'price': fields.IntegerField()}
