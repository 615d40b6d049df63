import oslo_messaging

n = oslo_messaging.Notifier(None)
TEMPLATE = '{noun}.{verb}'


def send(ctx, words):
    n.info(ctx, TEMPLATE.format_map(words), {})  #! order.made


def go(ctx):
    send(ctx, {'noun': 'order', 'verb': 'made'})

# run: go(ctx)
