import oslo_messaging

from contextlib import ContextDecorator

N = oslo_messaging.Notifier(None)


class ignoring(ContextDecorator):
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, self.kinds)


def risky(name):
    N.info({}, name + '.tried', {})
    raise ValueError(name)


def go(ctx):
    ignoring(ValueError)(risky)('first')  #! first.tried
    N.info(ctx, 'first.ignored', {})  #! first.ignored
    ignoring(KeyError)(risky)('second')  #! second.tried
    N.info(ctx, 'second.ignored', {})

# run: ignoring(ValueError)(go)(ctx)
