import oslo_messaging

N = oslo_messaging.Notifier(None)


class Later:
    def __init__(self):
        self.pending = []

    def add(self, event):
        self.pending.append(event)

    def flush(self, ctx):
        for event in self.pending:
            N.info(ctx, event, {})  #! order.queued|*


def go(ctx):
    later = Later()
    later.add('order.queued')
    later.flush(ctx)

# run: go(ctx)
