import oslo_messaging

N = oslo_messaging.Notifier(None)


def after(count):
    seen = 0

    def tell(ctx, what):
        nonlocal seen
        seen += 1
        if seen == count:
            N.info(ctx, what + '.again', {})

    return tell


TELL = {'disk': after(2), 'nets': [after(3)]}


def go(ctx):
    TELL['disk'](ctx, 'disk')  #! disk.again
    TELL['nets'][0](ctx, 'net')  #! net.again

# run: go(ctx); go(ctx); go(ctx)
