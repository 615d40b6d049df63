import abc

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Sink(abc.ABC):
    @abc.abstractmethod
    def put(self, kind):
        ...


class Notifications(Sink):
    def put(self, kind):
        NOTIFIER.info({}, 'sink.' + kind, {})


class Handler:
    sink: Sink

    def __init__(self, sink):
        self.sink = sink

    def handle(self):
        self.sink.put('handled')  #! sink.handled

# run: Handler(Notifications()).handle()
