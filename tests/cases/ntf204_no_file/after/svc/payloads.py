"""No fingerprint file at all: nothing is recorded."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF204: 'OrderPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OrderNotification(base.NotificationBase):  # NTF204: 'OrderNotification' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}
