import oslo_messaging

def steps(n, ctx):
    n.info(ctx, 'before.first', {})  #! before.first
    yield 'first'
    n.info(ctx, 'before.second', {})  #! before.second
    yield 'second'


def go(ctx):
    n = oslo_messaging.Notifier(None)
    it = steps(n, ctx)
    n.info(ctx, next(it) + '.done', {})  #! first.done
    n.info(ctx, next(it) + '.done', {})  #! second.done
    try:
        n.info(ctx, next(it) + '.done', {})
    except StopIteration:
        n.info(ctx, 'no.more', {})  #! no.more

# run: go(ctx)
