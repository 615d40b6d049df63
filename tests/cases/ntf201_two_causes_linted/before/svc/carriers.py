"""One of two mixins."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class Carried(base.NotificationPayloadBase):
    fields = {'carrier': fields.StringField()}
