import oslo_messaging

N = oslo_messaging.Notifier(None)


class Batch:
    def __init__(self):
        self.pending = []

    def flush(self, ctx):
        while self.pending:
            N.info(ctx, self.pending.pop(0), {})  #! order.paid order.sent


def run(ctx):
    batch = Batch()
    batch.pending.append('order.paid')
    batch.flush(ctx)
    batch.pending += ['order.sent']
    batch.flush(ctx)

# run: run(ctx)
