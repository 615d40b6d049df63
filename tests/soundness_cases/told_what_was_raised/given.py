import oslo_messaging

N = oslo_messaging.Notifier(None)


class Operation:
    def __init__(self, ctx, name):
        self.ctx = ctx
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        suffix = 'error' if exc_type else 'end'
        N.info(self.ctx, f'{self.name}.{suffix}', {})
        return exc_type is KeyError


def run(ctx):
    with Operation(ctx, 'migrate'):  #! migrate.error
        raise KeyError('gone')

# run: run(ctx)
