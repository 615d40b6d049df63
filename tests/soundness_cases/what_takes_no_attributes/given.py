import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Order:
    done = False


def mark(ctx, order):
    try:
        order.done = True
    except AttributeError:
        notifier.info(ctx, 'order.missing', {})  #! order.missing
        return
    notifier.info(ctx, 'order.done', {})  #! order.done


def main(ctx):
    mark(ctx, None)
    mark(ctx, Order())

# run: main(None)
