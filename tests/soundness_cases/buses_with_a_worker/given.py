import collections
import logging
import queue
import threading

import oslo_messaging

N = oslo_messaging.Notifier(None)
LOG = logging.getLogger(__name__)
_bus = None


def the_bus():
    global _bus
    if _bus is None:
        _bus = Bus()
    return _bus


class Bus:
    def __init__(self):
        self._listeners = collections.defaultdict(list)
        self._has_started = False
        self._has_ended = False
        self._queue = queue.Queue()
        self._worker = threading.Thread(target=self._work)
        self._worker.daemon = True

    def _work(self):
        try:
            while not self._has_ended:
                event, payload = self._queue.get(True)
                if event == 'end':
                    LOG.debug('The last one')
                    self._has_ended = True
                for listener in self._listeners[event]:
                    try:
                        listener(event, payload)
                    except Exception:
                        LOG.exception('%r failed', listener)
                LOG.debug('%s done', event)
        except Exception:
            LOG.exception('Bus failed')

    def fire(self, ctx, event, payload=None):
        if event == 'begin':
            self._has_started = True
        N.info(ctx, 'bus.' + event, payload)

    def subscribe(self, event, listener):
        if listener not in self._listeners[event]:
            self._listeners[event].append(listener)


def open_shop(ctx):
    the_bus().fire(ctx, 'begin')  #! bus.begin


def move(ctx, name, where):
    try:
        place = where[name]
    except KeyError:
        the_bus().fire(ctx, 'lost', {'name': name})  #! bus.lost
        return
    the_bus().fire(ctx, 'left', {'place': place})  #! bus.left
    the_bus().fire(ctx, 'kept' if place else 'gone', {'name': name})  #! bus.kept bus.gone

# run: open_shop(ctx); move(ctx, 'a', {}); move(ctx, 'a', {'a': 1}); move(ctx, 'a', {'a': 0})
