"""The registry and the base classes, as OpenStack services write them."""

import oslo_messaging
from oslo_versionedobjects import base

from svc import fields

NOTIFIER = None


def init(transport):
    global NOTIFIER
    NOTIFIER = oslo_messaging.Notifier(transport)


class ServiceObjectRegistry(base.VersionedObjectRegistry):
    """Every versioned object of the service."""

    notification_classes = []

    @classmethod
    def register_notification(cls, notification_cls):
        """Register a class that is sent, but is no object of its own."""
        cls.register_if(False)(notification_cls)
        cls.notification_classes.append(notification_cls)
        return notification_cls


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
    fields = {
        'topic': fields.StringField(),
        'level': fields.StringField(),
    }

    def emit(self, context):
        notifier = NOTIFIER.prepare(publisher_id='svc:1')
        send = getattr(notifier, self.level)
        send(context, f'order.{self.topic}', self.payload.obj_to_primitive())


def notification_sample(file):
    """Tell which file shows a notification."""
    def decorate(cls):
        cls.samples = [*getattr(cls, 'samples', ()), file]
        return cls
    return decorate
