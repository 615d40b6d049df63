import oslo_messaging

def send(ctx, n=None):
    n.info(ctx, 'sent.it', {})  #! sent.it


def outer(*args):
    args = list(args) + [oslo_messaging.Notifier(None)]
    send(*args)


def go(ctx):
    outer(ctx)

# run: go(ctx)
