import oslo_messaging

N = oslo_messaging.Notifier(None)


class Queue:
    def __init__(self):
        self.pending = []

    def put(self, event):
        self.pending.append(event)

    def flush(self, ctx):
        while self.pending:
            N.error(ctx, self.pending.pop(0), {})  #! deep.end deep.start


QUEUE = Queue()


def note(kind):
    QUEUE.put(kind)


def begin():
    note('deep.start')


def end():
    note('deep.end')


def go(ctx, is_begun):
    if is_begun:
        begin()
    else:
        end()
    QUEUE.flush(ctx)

# run: go(ctx, True)
# run: go(ctx, False)
