import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Sink:
    def put(self, kind):
        NOTIFIER.info({}, 'sink.' + kind, {})


class Handler:
    def __init__(self, sink, kind):
        self.sink, self.kind = sink, kind

    def handle(self):
        self.sink.put('handled')  #! sink.handled


def make():
    return Handler(Sink(), "x")

# run: make().handle()
