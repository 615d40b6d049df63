def run(notifier, ctx):
    notifier.info(ctx, 'order.named', {})  #! order.named


def log(notifier, name):
    notifier.info('order %s', name)
    notifier.info('order.one')
    notifier.info(name, 'with blanks in it', {})

# run: import oslo_messaging; run(oslo_messaging.Notifier(None), ctx)
