import oslo_messaging

class App:
    pass


app = App()


def configure(kind):
    app.out = oslo_messaging.Notifier(None)
    app.names = {'kind': kind}


def go(ctx):
    configure('disk')
    app.out.info(ctx, app.names['kind'] + '.configured', {})  #! disk.configured


def other(ctx):
    app.out.info(ctx, 'other.sent', {})  #! other.sent

# run: go(ctx); other(ctx)
