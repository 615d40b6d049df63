import oslo_messaging

N = oslo_messaging.Notifier(None)


def shorten(parts):
    return parts.pop()


def send(ctx, short):
    parts = ['order', 'sent', 'create']
    if short and parts.pop() == 'create':
        parts.append('short')
    N.info(ctx, '.'.join(parts), {})  #! order.sent.create order.sent.short
    fresh = ['fresh', 'one', 'two']
    N.info(ctx, 'popped.' + shorten(fresh), {})  #! popped.two
    N.info(ctx, '.'.join(fresh), {})  #! fresh.one

# run: [send(ctx, short) for short in (False, True)]
