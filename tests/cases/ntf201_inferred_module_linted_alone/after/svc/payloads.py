from svc import base, fields
from svc.payments import Way


@base.ServiceObjectRegistry.register
class BillPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {
        'paid_by': fields.StringField(default=Way.usual),
    }
