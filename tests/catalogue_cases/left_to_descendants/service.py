import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = oslo_messaging.Notifier(None, publisher_id='svc')


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


class NotificationBase(base.VersionedObject):
    NOUN = None
    LEVEL = ''
    VERSION = '1.0'
    fields = {'verb': fields.StringField()}

    def name(self):
        return 'shop.' + self.NOUN + '.' + self.verb

    def emit(self, context):
        getattr(NOTIFIER, self.LEVEL)(context, self.name(), self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@base.VersionedObjectRegistry.register
class OrderNotification(NotificationBase):
    NOUN = 'order'
    LEVEL = 'info'
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


@base.VersionedObjectRegistry.register
class ParcelNotification(NotificationBase):
    NOUN = 'parcel'
    LEVEL = 'error'
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


class Loud:
    LEVEL = 'warn'


@base.VersionedObjectRegistry.register
class BoxNotification(Loud, OrderNotification):
    NOUN = 'box'
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}
