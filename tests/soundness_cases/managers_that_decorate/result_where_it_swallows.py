import oslo_messaging

from contextlib import ContextDecorator

N = oslo_messaging.Notifier(None)


class Quiet(ContextDecorator):
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return True


@Quiet()
def find(names, name):
    return 'found.' + names[name]


def go(ctx):
    N.info(ctx, find({'a': 'alpha'}, 'a') or 'missing', {})  #! found.alpha
    N.info(ctx, find({'a': 'alpha'}, 'b') or 'missing', {})  #! missing

# run: go(ctx)
