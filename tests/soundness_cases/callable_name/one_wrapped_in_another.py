import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


def announced(f):
    def inner(ctx):
        N.info(ctx, 'job.' + f.__name__, {})
        return f(ctx)
    return inner


def plain(f):
    def hidden(ctx):
        return f(ctx)
    return hidden


def careful(f):
    @functools.wraps(f)
    def hidden(ctx):
        return f(ctx)
    return hidden


@announced  #! job.hidden
@plain
def sweep(ctx):
    pass


@announced  #! job.mop
@careful
def mop(ctx):
    pass


class Dust:
    pass


dust = announced(lambda ctx: Dust())  #! job.<lambda>

# later: sweep(ctx); mop(ctx); dust(ctx)
