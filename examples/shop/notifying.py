"""How the shop sends versioned notifications."""

from shop import base, fields, rpc


def notification_sample(sample):
    """Say which file in doc/notification_samples shows a notification."""

    def wrap(cls):
        return cls

    return wrap


@base.ShopObjectRegistry.register_if(False)
class NotificationBase(base.NotificationObject):
    fields = {
        'priority': fields.StringField(),
        'event_type': fields.StringField(),
    }

    def emit(self, context):
        notifier = rpc.get_notifier()
        notify = getattr(notifier, self.priority)
        notify(context, event_type=self.event_type, payload=self.payload.obj_to_primitive())
