"""One field more in a base; each class keeps a history of its own."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.8: Added locked_reason field
    VERSION = '1.8'

    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OrderCreatePayload(OrderPayload):
    """An order that somebody placed."""

    # Version 1.0: Initial version
    # Version 1.12: Added locked_reason field to OrderPayload
    VERSION = "1.12"  # noqa: Q000

    fields = {'shop': fields.StringField()}


@base.ServiceObjectRegistry.register
class OrderDeletePayload(OrderPayload):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class ShopPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
