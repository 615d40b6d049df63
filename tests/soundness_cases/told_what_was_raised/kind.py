import oslo_messaging

N = oslo_messaging.Notifier(None)


class Trouble(Exception):
    pass


class Reporting:
    def __init__(self, ctx):
        self.ctx = ctx

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is ValueError:
            N.error(self.ctx, 'value.wrong', {})  #! value.wrong
        elif kind is not None and issubclass(kind, Trouble):
            N.error(self.ctx, 'trouble.' + kind.__name__, {})
        elif kind is not None:
            N.error(self.ctx, 'other', {})  #! other
        return True


def run(ctx):
    with Reporting(ctx):
        raise ValueError('x')
    with Reporting(ctx):  #! trouble.Trouble
        raise Trouble

# run: run(ctx), Reporting(ctx).__exit__(KeyError, None, None)
