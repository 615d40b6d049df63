
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Sink:
    def put(self, kind):
        NOTIFIER.info({}, 'sink.' + kind, {})

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        pass


class Handler:
    sink = None

    def open(self):
        with Sink() as self.sink:
            self.work()

    def each(self):
        for self.sink in [Sink()]:
            self.work()

    def work(self):
        self.sink.put('handled')  #! sink.handled

# run: Handler().open()
