import collections
import logging
import queue
import threading

from printers import plugins

_bus = None


class Events:
    STARTUP = "startup"
    SHUTDOWN = "shutdown"
    CONNECTED = "connected"
    FAILED = "failed"


def the_bus():
    global _bus
    if _bus is None:
        _bus = Bus()
    return _bus


class Bus:
    def __init__(self):
        self._listeners = collections.defaultdict(list)
        self._logger = logging.getLogger(__name__)
        self._has_started = False
        self._has_ended = False
        self._queue = queue.Queue()
        self._held_back = queue.Queue()
        self._worker = threading.Thread(target=self._work)
        self._worker.daemon = True
        self._worker.start()

    def _work(self):
        try:
            while not self._has_ended:
                event, payload = self._queue.get(True)
                if event == Events.SHUTDOWN:
                    self._logger.info("The last event")
                    self._has_ended = True
                listeners = self._listeners[event]
                for listener in listeners:
                    try:
                        listener(event, payload)
                    except Exception:
                        self._logger.exception("%r failed", listener)
                plugins.call("on_event", args=(event, payload))
            self._logger.info("Ended")
        except Exception:
            self._logger.exception("Crashed")

    def fire(self, event, payload=None):
        if event == Events.STARTUP:
            self._has_started = True
        self._enqueue(event, payload)

    def _enqueue(self, event, payload):
        waiting = self._queue if self._has_started else self._held_back
        waiting.put((event, payload))

    def subscribe(self, event, listener):
        if listener not in self._listeners[event]:
            self._listeners[event].append(listener)

    def unsubscribe(self, event, listener):
        try:
            self._listeners[event].remove(listener)
        except ValueError:
            pass
