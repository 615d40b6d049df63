import oslo_messaging

N = oslo_messaging.Notifier(None)


def attach(ctx, mode='rw'):
    N.info(ctx, 'attach.' + mode, {})


def dispatch(ctx, message):
    attach(ctx, **message['args'])


def main(ctx):
    dispatch(ctx, {'args': {'mode': 'ro'}})  #! attach.ro

# run: main(ctx)
