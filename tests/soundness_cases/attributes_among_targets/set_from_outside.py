import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Sink:
    def put(self, kind):
        NOTIFIER.info({}, 'sink.' + kind, {})


class Handler:
    sink = None
    kind = None

    def handle(self):
        self.sink.put('handled')  #! sink.handled


def make():
    handler = Handler()
    handler.sink, handler.kind = Sink(), 'x'
    return handler

# run: make().handle()
