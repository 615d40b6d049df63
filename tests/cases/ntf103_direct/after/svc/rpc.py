import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)  # NTF103: 'oslo_messaging.Notifier'...


def get_notifier():
    return NOTIFIER
