import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = oslo_messaging.Notifier(None)


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


class NotificationBase(base.VersionedObject):
    VERSION = '1.0'
    fields = {'topic': fields.StringField(), 'level': fields.StringField()}

    def emit(self, context):
        notifier = NOTIFIER.prepare(publisher_id=f'svc:{self.host}')
        getattr(notifier, self.level)(context, f'shop.{self.topic}', self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@base.VersionedObjectRegistry.register
class OrderNotification(NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


def notification_sample(file):
    def decorate(cls):
        return cls
    return decorate


@notification_sample('express-create.json')
@notification_sample('express-delete.json')
@base.VersionedObjectRegistry.register
class ExpressNotification(OrderNotification):
    VERSION = '1.1'
    fields = {'payload': fields.ObjectField('OrderPayload')}
