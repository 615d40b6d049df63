import oslo_messaging

N = oslo_messaging.Notifier(None)

def listen(ctx):
    what = yield 'ready'
    N.info(ctx, f'first.{what}', {})  #! first.*
    yield what

# run: listener = listen(ctx); next(listener), listener.send('a')
