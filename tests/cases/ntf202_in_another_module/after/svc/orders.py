"""The base of the payloads of an order."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class OrderBase(base.NotificationPayloadBase):
    fields = {
        'price': fields.FloatField(),  # NTF202: 'OrderPayload' 1.0 → 1.1, but the change is incompatible: field 'price': type Integer → Float; needs 2.0; see svc/payloads.py:8
    }
