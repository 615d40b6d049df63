"""Legacy notifications: a bare event type and a free-form dict."""

import oslo_messaging

from shop import rpc


def notify_about_order(notifier, context, suffix):
    notifier.info(context, 'order.%s' % suffix, {})


def notify_about_parcel(notifier, context, suffix):
    notifier.info(context, 'parcel.%s' % suffix, {})  # NTF105


class Orders:
    def __init__(self):
        self.notifier = rpc.get_notifier()
        self.audit = oslo_messaging.Notifier(None)  # NTF103

    def create(self, context):
        notify_about_order(self.notifier, context, 'created')
        notify_about_order(self.notifier, context, 'crated')  # NTF101

    def change(self, context, order):
        notify_about_order(self.notifier, context, 'now.%s' % order.state)  # NTF102

    def warn(self, context):
        self.notifier.warning(context, 'order.late', {})  # NTF104
