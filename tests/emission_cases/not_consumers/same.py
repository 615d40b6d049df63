"""What receives notifications."""
import oslo_messaging as messaging


class NotificationEndpoint:
    filter_rule = messaging.NotificationFilter(event_type=r'^order\..*$')

    def info(self, ctxt, publisher_id, event_type, payload, metadata):
        self.process(ctxt, event_type, payload)

    def warn(self, ctxt, publisher_id, event_type, payload, metadata):
        self.info(ctxt, publisher_id, event_type, payload, metadata)

    def process(self, ctxt, event_type, payload):
        if event_type == 'order.create':
            print(ctxt, payload)


class NotifierEndpoint(NotificationEndpoint):
    pass


def listen(transport, targets):
    endpoints = [NotificationEndpoint(), NotifierEndpoint()]
    endpoints[0].info({}, 'publisher', 'order.create', {}, {})
    notifier = NotifierEndpoint()
    notifier.info({}, 'publisher', 'order.create', {}, {})
    return messaging.get_notification_listener(transport, targets, endpoints)
