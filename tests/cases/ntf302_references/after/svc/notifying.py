"""Notifications, as OpenStack services send them."""

import oslo_messaging

from svc import base, fields


def notification_sample(sample):
    """Say which file shows a notification."""

    def wrap(cls):
        return cls

    return wrap


@base.ServiceObjectRegistry.register_if(False)
class NotificationBase(base.NotificationObject):
    fields = {
        'priority': fields.StringField(),
        'event_type': fields.StringField(),
    }

    def emit(self, context):
        notifier = oslo_messaging.Notifier(None, publisher_id='svc:host')
        notify = getattr(notifier, self.priority)
        notify(context, event_type=self.event_type, payload=self.payload.obj_to_primitive())
