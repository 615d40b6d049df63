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
