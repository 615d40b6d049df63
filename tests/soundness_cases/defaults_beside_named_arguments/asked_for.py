import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, **named):
    end = named.get('end', 'done')
    N.info(ctx, 'asked.' + end, {})


def main(ctx):
    tell(ctx, end='begun')  #! asked.begun

# run: main(ctx)
