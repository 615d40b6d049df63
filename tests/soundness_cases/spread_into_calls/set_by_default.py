import oslo_messaging

def send(ctx, n=None):
    n.info(ctx, 'sent.it', {})  #! sent.it


def outer(ctx, **kw):
    kw.setdefault('n', oslo_messaging.Notifier(None))
    send(ctx, **kw)

# run: outer(ctx)
