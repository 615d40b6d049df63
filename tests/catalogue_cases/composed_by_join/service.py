import oslo_messaging
from oslo_config import cfg
from oslo_versionedobjects import base
from oslo_versionedobjects import fields

NOTIFIER = oslo_messaging.Notifier(None)


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


CONF = cfg.CONF
LEVELS = {'debug': 0, 'info': 1, 'error': 2}


class NotificationBase(base.VersionedObject):
    VERSION = '1.0'
    fields = {'what': fields.StringField(), 'how': fields.StringField(), 'level': fields.StringField()}

    def _is_wanted(self):
        return LEVELS[self.level] >= LEVELS[CONF.level]

    def emit(self, context):
        if not self._is_wanted():
            return
        event_type = '.'.join(['baremetal', self.what, self.how])
        notifier = NOTIFIER.prepare(publisher_id='svc:%s' % CONF.host)
        notify = getattr(notifier, self.level)
        notify(context, event_type=event_type, payload=self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@base.VersionedObjectRegistry.register
class OrderNotification(NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}
