import oslo_messaging

N = oslo_messaging.Notifier(None)


class Queue:
    def __init__(self):
        self.pending = []

    def put(self, event):
        self.pending.append(event)

    def flush(self, ctx):
        for event in self.pending:
            N.info(ctx, event, {})  #! disk.added disk.gone


QUEUE = Queue()


class Disks:
    def note(self, *, what):
        QUEUE.put(what)

    def add(self):
        self.note(what='disk.added')

    def drop(self):
        self.note(what='disk.gone')


def go(ctx):
    disks = Disks()
    disks.add()
    disks.drop()
    QUEUE.flush(ctx)

# run: go(ctx)
