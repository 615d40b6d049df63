"""Classes without a VERSION of their own."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


# Goes with its base.
@base.ServiceObjectRegistry.register
class OrderCreatePayload(OrderPayload):
    pass


# Needs more than its base.
@base.ServiceObjectRegistry.register
class OrderDeletePayload(OrderPayload):
    fields = {
        'reason': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class ShopPayload(base.NotificationPayloadBase):
    VERSION = '1.4'


# Its base does not change.
@base.ServiceObjectRegistry.register
class ShopClosedPayload(ShopPayload):
    """A shop that is closed."""

    # No SCHEMA.
    fields = {}


# Nor does this base, which is never sent.
@base.ServiceObjectRegistry.register
class ParcelPayload(
    base.NotificationPayloadBase,
    # and nothing else: really
):  # a class
    fields = {}


@base.ServiceObjectRegistry.register
class NoParcelPayload(base.NotificationPayloadBase):
    """No parcel,
    at all.
    """
    fields = {}
