import oslo_messaging
from oslo_versionedobjects import base

N = oslo_messaging.Notifier(None)


class NotificationBase(base.VersionedObject):
    def _emit(self, context, event_type, payload):
        N.info(context, event_type, payload)

    def emit(self, context):
        self._emit(context, 'versioned.%s' % self.action, {})


class OrderNotification(NotificationBase):
    action = 'create'

    def emit(self, context):
        N.info(context, 'order.legacy', {})  #! order.legacy
        super().emit(context)


def run(ctx):
    OrderNotification().emit(ctx)

# run: run(ctx)
