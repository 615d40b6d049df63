"""Classes that are no payload classes: nothing is said of them, whatever they are like."""

from oslo_versionedobjects import base as ovo_base

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(False)
class BasePayload(base.NotificationPayloadBase):
    SCHEMA = {'filled_by': ('each', 'child')}


@ovo_base.VersionedObjectRegistry.objectify
class ObjectifiedPayload(base.NotificationPayloadBase):
    VERSION = 'x'


class PlainPayload(base.NotificationPayloadBase):
    VERSION = 1
    fields = {'id': fields.NoSuchField()}


# Registered, but no notification.
@base.ServiceObjectRegistry.register
class Order(base.ServiceObject):
    VERSION = '1'


class OrderNotificationPayloadBase:
    VERSION = '1'
