import elsewhere
import oslo_messaging

N = oslo_messaging.Notifier(None)


def check(order):
    raise ValueError(order)


def go(ctx):
    with elsewhere.quietly():
        N.info(ctx, 'order.begun', {})  #! order.begun
        check('order')
        N.info(ctx, 'order.checked', {})
    N.info(ctx, 'order.done', {})  #! order.done

# run: go(ctx)
