"""The registry and the base classes, as OpenStack services write them."""

from oslo_versionedobjects import base, fields


class ServiceObjectRegistry(base.VersionedObjectRegistry):
    """Every versioned object of the service."""

    def registration_hook(self, cls, index):
        if cls.__name__ == 'AddressPayload':
            cls.fields = {**cls.fields, 'zip': fields.StringField()}


class ServiceObject(base.VersionedObject):
    OBJ_SERIAL_NAMESPACE = 'service_object'
    OBJ_PROJECT_NAMESPACE = 'service'


@ServiceObjectRegistry.register_if(False)
class NotificationObject(ServiceObject):
    """Base class of every object that is part of a notification."""

    VERSION = '1.0'


@ServiceObjectRegistry.register_if(False)
class NotificationPayloadBase(NotificationObject):
    """Base class of the payloads."""

    # {field: (source object, its attribute)}
    SCHEMA = {}

    VERSION = '1.0'


@ServiceObjectRegistry.register_if(False)
class NotificationBase(NotificationObject):
    """Base class of the notifications; each one adds a 'payload' field."""

    VERSION = '1.0'
