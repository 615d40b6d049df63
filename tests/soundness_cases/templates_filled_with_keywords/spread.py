import oslo_messaging

n = oslo_messaging.Notifier(None)


def send(ctx, template, **words):
    n.info(ctx, template.format(**words), {})


def go(ctx):
    send(ctx, '{noun}.{verb}', noun='order', verb='made')  #! order.made
    send(ctx, '{0[noun]}', **{'noun': 'x'}) if False else None

# run: go(ctx)
