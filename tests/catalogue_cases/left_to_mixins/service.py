import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = oslo_messaging.Notifier(None, publisher_id='svc')


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


class NotificationBase(base.VersionedObject):
    route = None
    VERSION = '1.0'

    def emit(self, context):
        NOTIFIER.info(context, 'order.' + self.route, self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


class Started:
    """No versioned object: it only says what those are sent as that have it."""

    route = 'start'


class Ended:
    route = 'end'


class Routed(Ended):
    pass


@base.VersionedObjectRegistry.register
class StartNotification(Started, NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


@base.VersionedObjectRegistry.register
class EndNotification(Routed, NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


class Between(NotificationBase):
    pass


class Paid:
    route = 'pay'


@base.VersionedObjectRegistry.register
class PayNotification(Paid, Between):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}
