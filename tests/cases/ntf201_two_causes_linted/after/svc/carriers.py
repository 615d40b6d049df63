"""One of two mixins."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class Carried(base.NotificationPayloadBase):
    fields = {
        'carrier': fields.StringField(nullable=True),  # NTF201: 'OrderPayload' changed and VERSION is still 1.0: field 'carrier' became nullable, field 'price': type Integer → Float; needs 2.0; see svc/payloads.py:8
    }
