import oslo_messaging

N = oslo_messaging.Notifier(None)


def collected(word, seen=[]):
    seen.append(word)
    return '.'.join(seen)


first = collected('order')
second = collected('line')


def go(ctx):
    N.info(ctx, second, {})  #! order.line
    N.info(ctx, first, {})  #! order

# run: go(ctx)
