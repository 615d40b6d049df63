import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = oslo_messaging.Notifier(None)


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


class EventType(base.VersionedObject):
    fields = {'object': fields.StringField(), 'action': fields.StringField()}

    def __init__(self, object, action, phase=None):
        super().__init__()
        self.object = object
        self.action = action
        self.phase = phase

    def as_text(self):
        text = '%s.%s' % (self.object, self.action)
        if self.phase:
            text += '.%s' % self.phase
        return text


class NotificationBase(base.VersionedObject):
    VERSION = '1.0'
    fields = {'event': fields.ObjectField('EventType'), 'level': fields.StringField()}

    def _send(self, context, event_type):
        notifier = oslo_messaging.Notifier(None, 'svc:%s' % self.host)
        method = getattr(notifier, self.level)
        method(context, event_type=event_type, payload=self.payload.obj_to_primitive())

    def publish(self, context):
        self._send(context, self.event.as_text())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@base.VersionedObjectRegistry.register
class OrderNotification(NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}
