import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = None


def init(transport):
    global NOTIFIER
    NOTIFIER = oslo_messaging.Notifier(transport)


def get_notifier(publisher):
    return NOTIFIER.prepare(publisher_id=publisher)


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


@base.VersionedObjectRegistry.register
class EventType(base.VersionedObject):
    VERSION = '1.0'
    fields = {'action': fields.StringField(), 'phase': fields.StringField(nullable=True)}

    def text(self):
        return f'shop.{self.action}.{self.phase}' if self.phase else f'shop.{self.action}'


class NotificationBase(base.VersionedObject):
    VERSION = '1.0'
    fields = {'event_type': fields.ObjectField('EventType'), 'level': fields.StringField()}

    def emit(self, context):
        notifier = get_notifier(self.host)
        getattr(notifier, self.level)(context, self.event_type.text(), self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@base.VersionedObjectRegistry.register
class OrderNotification(NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}
