"""Merges that lost a bump."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class SamePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added id
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ChangedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added id
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'x': fields.StringField()}


# Lost its VERSION to that of its base.
@base.ServiceObjectRegistry.register
class HeirPayload(SamePayload):
    pass
