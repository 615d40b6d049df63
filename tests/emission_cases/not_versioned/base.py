import oslo_messaging
from oslo_versionedobjects import base

NOTIFIER = oslo_messaging.Notifier(None)


class ServiceObject(base.VersionedObject):
    pass


class NotificationObject(ServiceObject):
    pass


class NotificationBase(NotificationObject):
    priority = 'info'

    def _emit(self, context, event_type, publisher_id, payload):
        notifier = NOTIFIER.prepare(publisher_id=publisher_id)
        notify = getattr(notifier, self.priority)
        notify(context, event_type=event_type, payload=payload)

    def emit(self, context):
        self._emit(context, 'order.%s' % self.action, self.publisher, self.payload)
        NOTIFIER.info(context, 'order.literal', {})  # NTF101 order.literal


class Message(ServiceObject):
    """Under another name."""

    def emit(self, context):
        NOTIFIER.info(context, 'message.%s' % self.action, self.as_dict())

    def _emit(self, context):
        NOTIFIER.info(context, 'message.literal', self.as_dict())  # NTF101 message.literal

    def send(self, context, event_type):
        NOTIFIER.info(context, event_type, self.as_dict())


class Order(ServiceObject):
    """A versioned object that sends a legacy notification."""

    def save(self, context):
        NOTIFIER.info(context, 'order.save', {})  # NTF101 order.save
