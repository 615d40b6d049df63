import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = oslo_messaging.Notifier(None, publisher_id='svc')
Registry = base.VersionedObjectRegistry


def notification_sample(file):
    return lambda cls: cls


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


class NotificationBase(base.VersionedObject):
    VERSION = '1.0'
    fields = {'verb': fields.StringField()}

    def emit(self, context):
        NOTIFIER.info(context, 'order.' + self.verb, self.payload.obj_to_primitive())


@Registry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@Registry.register
class ItemPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@Registry.register_if(False)
class NeverNotification(NotificationBase):
    """The registry need not know what nobody sends as an object of its own."""

    fields = {'payload': fields.ObjectField('OrderPayload')}


@Registry.objectify
class ObjectNotification(NotificationBase):
    fields = {'payload': fields.ObjectField('ItemPayload')}


class PlainNotification(NotificationBase):
    fields = {'payload': fields.ObjectField('OrderPayload'), 'also': fields.ObjectField('Other')}


class HeirNotification(ObjectNotification):
    pass


@notification_sample('order-lost.json')
@Registry.register_if(False)
class LostNotification(NotificationBase):
    """Nobody sends it, and its sample says that somebody did."""

    fields = {'payload': fields.ObjectField('ItemPayload')}


@notification_sample('no-notification.json')
class Plain:
    pass
