import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


def announced(f):
    @functools.wraps(f)
    def inner(ctx, *args):
        N.info(ctx, 'job.' + f.__name__, {})
        return f(ctx, *args)
    return inner


@announced  #! job.sweep
def sweep(ctx):
    pass


def unused(f):
    def inner(ctx):
        N.info(ctx, f.__name__, {})
    return inner

# later: sweep(ctx)
