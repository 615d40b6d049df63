import oslo_messaging

N = oslo_messaging.Notifier(None)


def also(ctx, how='x', **rest):
    N.info(ctx, 'also.' + how, {})


def send(ctx, **named):
    also(ctx, **named)


def main(ctx):
    send(ctx, how='well')  #! also.well

# run: main(ctx)
