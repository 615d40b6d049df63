import oslo_messaging


class Sink:
    def __init__(self):
        self.wire = oslo_messaging.Notifier(None)


class Task:
    def __init__(self, sink):
        self.sink = sink

    def delay(self):
        self.sink.wire.info({}, 'task.queued', {})  #! task.queued


Job = Task


def main():
    Job(Sink()).delay()

# run: main()
