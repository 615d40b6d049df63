from oslo_versionedobjects import base, fields

from template_method.service import NOTIFIER


class NotificationBase(base.VersionedObject):
    fields = {'payload': fields.ObjectField('OrderPayload')}
    PREFIX = 'svc'
    def kind(self):
        raise NotImplementedError
    def emit(self, ctx):
        self._send(ctx, '.'.join([self.PREFIX, self.kind(), self.phase]))
    def _send(self, ctx, event_type):
        NOTIFIER.prepare(publisher_id='a').info(ctx, event_type, self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OneNotification(NotificationBase):
    def kind(self):
        return 'one'


@base.VersionedObjectRegistry.register
class TwoNotification(NotificationBase):
    PREFIX = 'other'
    def kind(self):
        return self.KIND
    KIND = 'two'


def go(ctx, p):
    OneNotification(phase='start', payload=p).emit(ctx)
    n = TwoNotification(payload=p)
    n.phase = 'end'
    n.emit(ctx)
