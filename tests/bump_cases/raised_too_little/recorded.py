"""Somebody raised VERSION, and not enough."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ToldPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.8: Added names
    VERSION = '1.8'
    fields = {'id': fields.UUIDField(), 'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class UntoldPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'name': fields.StringField()}
