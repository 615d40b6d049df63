import oslo_messaging
from oslo_versionedobjects import base

N = oslo_messaging.Notifier(None)


class NotificationBase(base.VersionedObject):
    notifier = oslo_messaging.Notifier(None)

    def emit(self, context):
        self.notifier.info(context, event_type='versioned.' + self.event_type, payload=self.payload)


class CartNotification(NotificationBase):
    LEGACY = 'cart.legacy'
    event_type = 'cart'
    payload = None

    def emit_both(self, context):
        self.emit(context)
        self.notifier.info(context, self.LEGACY, {})  #! cart.legacy
        self.notifier.info(context, 'cart.literal', {})  #! cart.literal

# run: CartNotification().emit_both(ctx)
