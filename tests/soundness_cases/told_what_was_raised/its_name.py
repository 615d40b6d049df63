import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    def __init__(self, ctx):
        self.ctx = ctx

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind:
            N.error(self.ctx, 'job.' + kind.__name__.lower(), {})
        return True


def run(ctx, key):
    with Job(ctx):  #! job.keyerror
        if key:
            raise KeyError(key)

# run: run(ctx, 'a'), run(ctx, '')
