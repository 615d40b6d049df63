"""The registry and the base classes, as OpenStack projects write them."""

from oslo_versionedobjects import base

from shop import fields


class ShopObjectRegistry(base.VersionedObjectRegistry):
    """Every versioned object of the shop."""


class ShopObject(base.VersionedObject):
    OBJ_SERIAL_NAMESPACE = 'shop_object'
    OBJ_PROJECT_NAMESPACE = 'shop'


@ShopObjectRegistry.register_if(False)
class NotificationObject(ShopObject):
    """Base class of every object that is part of a notification."""

    # Version 1.0: Initial version
    VERSION = '1.0'


@ShopObjectRegistry.register_if(False)
class NotificationPayloadBase(NotificationObject):
    """Base class of the payloads."""

    # Which field is filled from where: {field: (source object, its attribute)}
    SCHEMA = {}

    # Version 1.0: Initial version
    VERSION = '1.0'

    def populate_schema(self, **sources):
        for field, (source, attribute) in self.SCHEMA.items():
            setattr(self, field, getattr(sources[source], attribute))
        self.obj_reset_changes(recursive=True)


@ShopObjectRegistry.register_if(False)
class NotificationBase(NotificationObject):
    """Base class of the notifications; each one adds a 'payload' field."""

    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'event_type': fields.ObjectField('EventType'),
    }
