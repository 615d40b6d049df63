import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def __init__(self):
        self.marks = {'idle': 'x.idle'}

    def forget(self, name):
        self.marks.pop(name, None)

    def flush(self, ctx):
        for event in self.marks.values():
            N.info(ctx, event, {})  #! x.idle
        if not self.marks:
            N.info(ctx, 'x.active', {})  #! x.active


def main(ctx, gone):
    s = S()
    s.forget(gone)
    s.flush(ctx)

# run: main(None, 'idle')
# run: main(None, '')
