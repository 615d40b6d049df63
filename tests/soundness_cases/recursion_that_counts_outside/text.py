import oslo_messaging

N = oslo_messaging.Notifier(None)
prefix = 'x'


def nested(ctx, n):
    global prefix
    before = prefix
    prefix = prefix + '.y'
    N.info(ctx, prefix, {})  #! *.y x.y
    if n:
        nested(ctx, n - 1)
    prefix = before


def main(ctx):
    nested(ctx, 3)

# run: main(None)
