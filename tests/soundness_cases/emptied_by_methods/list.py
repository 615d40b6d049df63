import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def __init__(self):
        self.marks = ['x.idle']

    def forget(self, name):
        self.marks.remove(name)

    def flush(self, ctx):
        for event in self.marks:
            N.info(ctx, event, {})  #! x.idle
        if not self.marks:
            N.info(ctx, 'x.active', {})  #! x.active


def main(ctx, gone):
    s = S()
    if gone:
        s.forget(gone)
    s.flush(ctx)

# run: main(None, 'x.idle')
# run: main(None, '')
