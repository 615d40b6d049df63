import oslo_messaging as messaging
from oslo_messaging import Notifier as N
from oslo_messaging.notify import notifier


def get_notifier(publisher):
    return messaging.Notifier(None, publisher_id=publisher)


class Factory:
    def make(self):
        return N(None)

    def other(self):
        return N(None)  # NTF103 oslo_messaging.Notifier


MODULE = messaging.Notifier(None)  # NTF103 oslo_messaging.Notifier


def deep():
    return notifier.Notifier(None)  # NTF103 oslo_messaging.Notifier


class Own(messaging.Notifier):
    pass


def own():
    return Own(None)  # NTF103 oslo_messaging.Notifier
