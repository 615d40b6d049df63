"""Merges that lost a bump."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class SamePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added id
    VERSION = '1.1'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ChangedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added id
    VERSION = '1.1'
    fields = {'id': fields.UUIDField()}


# Lost its VERSION to that of its base.
@base.ServiceObjectRegistry.register
class HeirPayload(SamePayload):
    VERSION = '1.4'
    pass
