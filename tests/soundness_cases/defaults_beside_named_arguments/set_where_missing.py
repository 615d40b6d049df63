import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, **named):
    named.setdefault('end', 'done')
    named.setdefault('start', 'nothing')
    N.info(ctx, named['start'] + '.' + named['end'], {})


def main(ctx):
    tell(ctx, start='work')  #! work.done
    tell(ctx, start='sleep', end='begun')  #! sleep.begun

# run: main(ctx)
