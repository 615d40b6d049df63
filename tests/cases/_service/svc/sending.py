"""The base class of what is sent, and what names its samples."""

import oslo_messaging

from svc import base, fields

NOTIFIER = None


def init(transport):
    global NOTIFIER
    NOTIFIER = oslo_messaging.Notifier(transport)  # noqa: NTF103


@base.ServiceObjectRegistry.register_if(False)
class NotificationBase(base.NotificationBase):
    """Base class of the notifications that the service sends itself."""

    VERSION = '1.0'
    fields = {
        'topic': fields.StringField(),
        'level': fields.StringField(),
    }

    def emit(self, context):
        notifier = NOTIFIER.prepare(publisher_id='svc:1')
        send = getattr(notifier, self.level)
        send(context, f'order.{self.topic}', self.payload.obj_to_primitive())


def notification_sample(file):
    """Tell which file shows a notification."""
    def decorate(cls):
        cls.samples = [*getattr(cls, 'samples', ()), file]
        return cls
    return decorate
