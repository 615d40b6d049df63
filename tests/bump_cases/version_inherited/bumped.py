"""Classes without a VERSION of their own."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'shop' field
    VERSION = '1.1'
    fields = {'id': fields.UUIDField(), 'shop': fields.StringField()}


# Goes with its base.
@base.ServiceObjectRegistry.register
class OrderCreatePayload(OrderPayload):
    pass


# Needs more than its base.
@base.ServiceObjectRegistry.register
class OrderDeletePayload(OrderPayload):
    VERSION = '2.0'
    fields = {
        'reason': fields.IntegerField(),
    }


@base.ServiceObjectRegistry.register
class ShopPayload(base.NotificationPayloadBase):
    VERSION = '1.4'


# Its base does not change.
@base.ServiceObjectRegistry.register
class ShopClosedPayload(ShopPayload):
    """A shop that is closed."""
    VERSION = '1.5'

    # No SCHEMA.
    fields = {'at': fields.DateTimeField()}


# Nor does this base, which is never sent.
@base.ServiceObjectRegistry.register
class ParcelPayload(
    base.NotificationPayloadBase,
    # and nothing else: really
):  # a class
    VERSION = '1.1'
    fields = {'at': fields.DateTimeField()}


@base.ServiceObjectRegistry.register
class NoParcelPayload(base.NotificationPayloadBase):
    """No parcel,
    at all.
    """
    VERSION = '1.1'
    fields = {'at': fields.DateTimeField()}
