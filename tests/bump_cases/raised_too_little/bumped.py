"""Somebody raised VERSION, and not enough."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ToldPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.8: Added names
    # Version 1.9: Added sizes
    # Version 2.0: Removed 'name' field
    VERSION = '2.0'
    fields = {'id': fields.UUIDField(), 'size': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class UntoldPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Removed 'name' field; added 'size' field
    VERSION = '2.0'
    fields = {'id': fields.UUIDField(), 'size': fields.IntegerField()}
