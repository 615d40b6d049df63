import oslo_messaging


class Sweep:
    def __init__(self, store):
        self.store = store
        self.notifier = oslo_messaging.Notifier(None)

    def pages(self):
        marker = None
        while True:
            page = self.store(marker)
            if not page:
                return
            marker = page[-1]
            yield page

    def run(self, ctx):
        for page in self.pages():
            for item in page:
                kind = 'old' if item < 2 else 'new'
                self.notifier.info(ctx, 'sweep.' + kind, {})  #! sweep.old sweep.new


def store(marker):
    start = 0 if marker is None else marker + 1
    return list(range(start, min(start + 2, 5)))

# run: Sweep(store).run(ctx)
