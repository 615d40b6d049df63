import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx, name):
    text = 'y' + name if name else 'd'
    N.info(ctx, '-'.join(sorted({'x', text})), {})  #! d-x

# run: run(ctx, '')
