"""Plain classes below the base of versioned notifications: neither registered nor with a VERSION.

They are versioned objects all the same.  What decides is whether the event type comes of the object.
"""

import oslo_messaging

from not_versioned.base import NotificationBase

NOTIFIER = oslo_messaging.Notifier(None)


class Plain(NotificationBase):
    pass


class Left(NotificationBase):
    def emit(self, context):
        NOTIFIER.info(context, self.event_type, self.payload.obj_to_primitive())


class Written(NotificationBase):
    """Nothing of the object is in its event type."""

    def emit(self, context):
        NOTIFIER.info(context, 'written.literal', {})  # NTF101 written.literal


class Overridden(NotificationBase):
    def emit(self, context):
        super().emit(context)
        NOTIFIER.info(context, 'overridden.too', {})  # NTF101 overridden.too


class Mixed(Written, dict):
    pass


def run(context, order):
    Plain(action=order.action, payload=order).emit(context)
    Left(event_type=order.event_type, payload=order).emit(context)
    Written().emit(context)
    Overridden(action=order.action, payload=order).emit(context)
    Mixed().emit(context)
