"""Where the service gets its notifier from."""

import oslo_messaging as messaging

NOTIFIER = None


def init(conf):
    global NOTIFIER
    transport = messaging.get_notification_transport(conf)
    NOTIFIER = messaging.Notifier(transport, topics=['notifications'])


def get_notifier(publisher_id):
    return NOTIFIER.prepare(publisher_id=publisher_id)
