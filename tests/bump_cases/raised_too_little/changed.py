"""Somebody raised VERSION, and not enough."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ToldPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.8: Added names
    # Version 1.9: Added sizes
    VERSION = '1.9'
    fields = {'id': fields.UUIDField(), 'size': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class UntoldPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.1'
    fields = {'id': fields.UUIDField(), 'size': fields.IntegerField()}
