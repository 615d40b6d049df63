import oslo_messaging

def names():
    yield 'first'
    yield 'second'


def go(ctx):
    n = oslo_messaging.Notifier(None)
    gen = names()
    n.info(ctx, next(gen) + '.up', {})  #! first.up
    n.info(ctx, next(gen) + '.down', {})  #! second.down
    n.info(ctx, next(gen, 'none') + '.out', {})  #! none.out

# run: go(ctx)
