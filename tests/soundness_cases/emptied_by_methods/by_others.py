import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def __init__(self):
        self.marks = ['x.idle']

    def flush(self, ctx):
        for event in self.marks:
            N.info(ctx, event, {})  #! x.idle
        if not self.marks:
            N.info(ctx, 'x.active', {})  #! x.active


def main(ctx, gone):
    s = S()
    if gone:
        s.marks.pop()
    s.flush(ctx)

# run: main(None, 'idle')
# run: main(None, '')
