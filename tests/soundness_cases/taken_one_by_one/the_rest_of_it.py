import oslo_messaging

def words():
    yield 'head'
    yield 'one'
    yield 'two'


def go(ctx):
    n = oslo_messaging.Notifier(None)
    it = words()
    head = next(it)
    for word in it:
        n.info(ctx, f'{head}.{word}', {})  #! head.one head.two
    n.info(ctx, next(it, 'end'), {})  #! end

# run: go(ctx)
