"""Bases between those that the project names and what is sent."""

import oslo_messaging

from not_versioned.base import NotificationBase

NOTIFIER = oslo_messaging.Notifier(None)


class Composed(NotificationBase):
    """Another composition of what its objects are."""

    def emit(self, context):
        notify = getattr(NOTIFIER, self.priority)
        notify(context, event_type=self.event_type, payload=self.payload.obj_to_primitive())


class Asked(NotificationBase):
    def emit(self, context):
        NOTIFIER.info(context, self.event_type.as_text(), self.payload.obj_to_primitive())


class Named(NotificationBase):
    """What is written down somewhere is no more versioned than any other text."""

    event_type = 'order.named'

    def emit(self, context):
        NOTIFIER.info(context, self.event_type, {})  # NTF101 order.named


class Beside(NotificationBase):
    def remove(self, context, reason):
        NOTIFIER.info(context, 'order.%s' % self.state, {})  # NTF102 order.*
        NOTIFIER.info(context, reason, {})


def run(context, order):
    Composed(event_type=order.event_type, payload=order).emit(context)
    Asked(event_type=order.event_type, payload=order).emit(context)
    Beside().remove(context, 'order.gone')  # NTF101 order.gone
