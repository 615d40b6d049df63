import oslo_messaging

n = oslo_messaging.Notifier(None)


def send(ctx, **words):
    n.info(ctx, '%(noun)s.%(verb)s' % words, {})


def go(ctx):
    send(ctx, noun='order', verb='made')  #! order.made

# run: go(ctx)
