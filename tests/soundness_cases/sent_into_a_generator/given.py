import oslo_messaging

N = oslo_messaging.Notifier(None)

def listen(ctx):
    while True:
        what = yield
        if what is None:
            return
        N.info(ctx, 'got.' + what, {})  #! got.*


def go(ctx):
    listener = listen(ctx)
    next(listener)
    listener.send('a')
    listener.send('b')

# run: go(ctx)
