import logging
import threading

import oslo_messaging

LOG = logging.getLogger(__name__)


class Sender(threading.Thread):
    def __init__(self, notifier, events):
        super().__init__()
        self.notifier = notifier
        self.events = events

    @staticmethod
    def send(notifier, event):
        notifier.info({}, 'event.sent', event)  #! event.sent

    def run(self):
        while True:
            try:
                LOG.debug('Wait for an event')
                event = self.events.get()
                LOG.debug('Got event %s', event.id)
                Sender.send(self.notifier, event)
                LOG.debug('Event %s sent.', event.id)
            except Exception:
                LOG.exception('failed')


class Events:
    def __init__(self, *ids):
        self.left = list(ids)

    def get(self):
        if not self.left:
            raise SystemExit
        return type('Event', (), {'id': self.left.pop()})


def start(events):
    try:
        Sender(oslo_messaging.Notifier(None), events).run()
    except SystemExit:
        pass

# run: start(Events(1, 2))
