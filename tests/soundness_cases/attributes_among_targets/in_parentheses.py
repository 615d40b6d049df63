import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Sink:
    def put(self, kind):
        NOTIFIER.info({}, 'sink.' + kind, {})


class Handler:
    sink: Sink

    def __init__(self, sink, kind):
        (self.kind, self.sink) = (kind, sink)

    def handle(self):
        self.sink.put('handled')  #! sink.handled

# run: Handler(Sink(), 'x').handle()
