import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, order):
    try:
        kind = order.kind
    except AttributeError:
        N.info(ctx, 'order.bare', {})  #! order.bare
    else:
        N.info(ctx, 'order.full', {'kind': kind})  #! order.full

# run: tell(ctx, ns(kind=1)), tell(ctx, 3)
