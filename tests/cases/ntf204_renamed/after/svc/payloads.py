"""A class with another name, which is on the wire."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class PurchasePayload(base.NotificationPayloadBase):  # NTF204: 'PurchasePayload' is not in the fingerprint file (renamed from 'OrderPayload'?): run 'flake8-notifications fingerprints'
    VERSION = '1.3'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OtherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'other': fields.UUIDField()}
