from svc import notifications, rpc


def refund(context, **options):
    options.setdefault('event', 'order.setdefault')
    rpc.get_notifier('o').info(context, options['event'], {})
